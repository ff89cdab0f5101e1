import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BareBonesAnswers, TypeScriptAnswers } from '@castai-bot/scaffold';

export interface FixtureRepo {
  readonly root: string;
  [Symbol.asyncDispose](): Promise<void>;
}

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));

/** A folder with these files (path → text), gone at the end of the test; a shell script is executable. */
export async function createFixtureRepo(files: Readonly<Record<string, string>>): Promise<FixtureRepo> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'castai-bot ünit ')));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { mode: name.endsWith('.sh') ? 0o755 : 0o644 });
  }
  return {
    root,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

/** Links packages of this workspace into a fixture's node_modules. */
export async function linkPackages(root: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const link = path.join(root, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.join(workspace, findPackage(name)), link, 'junction');
  }
}

function findPackage(name: string): string {
  if (name === 'zod') return 'packages/runtime/node_modules/zod';
  if (name === 'castai-bot') return 'packages/castai-bot';
  return name.startsWith('@castai-bot/') ? name.replace('@castai-bot/', 'packages/') : `node_modules/${name}`;
}

/** castai-bot.json of a TypeScript bot. */
export function typeScriptAnswers(changes: Partial<TypeScriptAnswers> = {}): string {
  return JSON.stringify({
    ...common,
    flavor: 'typescript',
    functions: { greet: { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } },
    ...changes,
  });
}

/** castai-bot.json of a bare-bones bot. */
export function bareBonesAnswers(changes: Partial<BareBonesAnswers> = {}): string {
  return JSON.stringify({
    ...common,
    flavor: 'bare-bones',
    functions: { script: { entry: 'src/script.sh', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } },
    ...changes,
  });
}

const common = {
  schema: 1,
  name: 'my-bot',
  description: 'A bot',
  namespace: 'castai-agent',
  image: 'registry.example.com/team/my-bot',
  apiKeySecret: 'castai-hibernate',
  imagePullSecret: null,
  region: 'auto',
  deadlineSeconds: 1800,
  license: 'mit',
  author: 'Ada',
  ci: 'none',
  packageManager: 'npm',
} as const;
