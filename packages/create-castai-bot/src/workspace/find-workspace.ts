import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRecord, readBytesSync, readJson } from '@castai-bot/cli';
import { PACKAGE_MANAGERS, type PackageManager } from '@castai-bot/scaffold';
import { matchesPattern } from './matches-pattern.ts';

/** A folder whose package manager installs several packages together. */
export interface Workspace {
  /** Absolute. */
  readonly root: string;
  readonly manager: PackageManager;
  /** Where its packages are, as its root says. */
  readonly patterns: readonly string[];
  /** `pnpm-workspace.yaml`, of pnpm. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** The nearest workspace around a folder. */
export async function findWorkspace(folder: string): Promise<Workspace | undefined> {
  const found = (await readPnpmWorkspace(folder)) ?? readManifestWorkspace(folder);
  if (found !== undefined) return found;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findWorkspace(parent);
}

/** Whether a folder is, or would be, one of its packages. */
export function isMember({ root, patterns }: Workspace, folder: string): boolean {
  const relative = path.relative(root, folder).replaceAll(path.sep, '/');
  const isListed = (pattern: string): boolean => matchesPattern(pattern, relative);
  const left = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return patterns.some((pattern) => isListed(pattern)) && !left.some((pattern) => isListed(pattern));
}

async function readPnpmWorkspace(root: string): Promise<Workspace | undefined> {
  const file = path.join(root, 'pnpm-workspace.yaml');
  if (!existsSync(file)) return undefined;
  const { parseYaml } = await import('@castai-bot/yaml');
  const { documents, problems } = parseYaml(readBytesSync(file).toString());
  const value: unknown = problems.length > 0 ? undefined : documents[0]?.toJS();
  const settings = isRecord(value) ? value : {};
  return {
    root,
    manager: 'pnpm',
    patterns: toTexts(settings['packages']),
    settings,
    manifest: readManifest(root) ?? {},
  };
}

function readManifestWorkspace(root: string): Workspace | undefined {
  const manifest = readManifest(root);
  const workspaces = manifest?.['workspaces'];
  if (manifest === undefined || workspaces === undefined) return undefined;
  const patterns = toTexts(isRecord(workspaces) ? workspaces['packages'] : workspaces);
  return { root, manager: detectManager(root, manifest), patterns, settings: {}, manifest };
}

function readManifest(root: string): Readonly<Record<string, unknown>> | undefined {
  const file = path.join(root, 'package.json');
  const manifest = existsSync(file) ? readJson(readBytesSync(file).toString()) : undefined;
  return isRecord(manifest) ? manifest : undefined;
}

/** By what only one of them writes. */
const SIGNS = [
  ['yarn.lock', 'yarn'],
  ['.yarnrc.yml', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
] as const;

function detectManager(root: string, { packageManager }: Readonly<Record<string, unknown>>): PackageManager {
  const named = typeof packageManager === 'string' ? packageManager.split('@', 1)[0] : undefined;
  const sign = SIGNS.find(([file]) => existsSync(path.join(root, file)));
  return PACKAGE_MANAGERS.find((one) => one === named) ?? sign?.[1] ?? 'npm';
}

function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
