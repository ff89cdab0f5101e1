import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRecord, readBytesSync } from '@castai-bot/cli';
import { OWN_PACKAGES, type PackageManager, RELEASE_DAY_FILES } from '@castai-bot/scaffold';
import type { Workspace } from './find-workspace.ts';

/** What a file of a workspace's root lacks. */
export interface RootSetting {
  /** Relative to the root. */
  readonly file: string;
  readonly lines: readonly string[];
}

/** What a workspace's root has to say for a bot in it, beside what it says already. */
export function missingRootSettings(workspace: Workspace): readonly RootSetting[] {
  const builds = allowsBuild(workspace) ? [] : BUILDS[workspace.manager];
  const exempt = releaseDayNames(workspace);
  const isWaiting = OWN_PACKAGES.some((name) => !exempt.includes(name));
  const releaseDay = isWaiting && !isFirstYarn(workspace) ? RELEASE_DAY[workspace.manager] : [];
  const releaseDayFile = RELEASE_DAY_FILES[workspace.manager];
  const buildsFile = workspace.manager === 'pnpm' ? releaseDayFile : 'package.json';
  const settings =
    buildsFile === releaseDayFile
      ? [{ file: buildsFile, lines: [...builds, ...releaseDay] }]
      : [
          { file: buildsFile, lines: builds },
          { file: releaseDayFile, lines: releaseDay },
        ];
  return settings.filter(({ lines }) => lines.length > 0);
}

/** Lets esbuild, which `castai-bot build` bundles with, check its binary. Yarn asks nobody, or runs it without. */
const BUILDS: Readonly<Record<PackageManager, readonly string[]>> = {
  npm: ['"allowScripts": { "esbuild": true }'],
  pnpm: ['allowBuilds:', '  esbuild: true'],
  yarn: [],
  bun: ['"trustedDependencies": ["esbuild"]'],
};

const quoted = OWN_PACKAGES.map((name) => JSON.stringify(name));

const RELEASE_DAY: Readonly<Record<PackageManager, readonly string[]>> = {
  npm: OWN_PACKAGES.map((name) => `min-release-age-exclude[]=${name}`),
  pnpm: ['minimumReleaseAgeExclude:', ...quoted.map((name) => `  - ${name}`)],
  yarn: ['npmPreapprovedPackages:', ...quoted.map((name) => `  - ${name}`)],
  bun: ['[install]', `minimumReleaseAgeExcludes = [${quoted.join(', ')}]`],
};

function allowsBuild({ manager, settings, manifest }: Workspace): boolean {
  if (manager === 'npm') return isOn(manifest['allowScripts']);
  if (manager === 'bun') return isListed(manifest['trustedDependencies']);
  const isForPnpm = isOn(settings['allowBuilds']) || isListed(settings['onlyBuiltDependencies']);
  return manager === 'pnpm' && (isForPnpm || settings['dangerouslyAllowAllBuilds'] === true);
}

const isOn = (builds: unknown): boolean => isRecord(builds) && builds['esbuild'] === true;

const isListed = (names: unknown): boolean => Array.isArray(names) && names.includes('esbuild');

/** Among them, the names of packages that need not wait; a package at one version is none. */
function releaseDayNames({ root, manager, settings }: Workspace): readonly unknown[] {
  if (manager === 'pnpm') {
    const names = settings['minimumReleaseAgeExclude'];
    return Array.isArray(names) ? names : [];
  }
  const file = path.join(root, RELEASE_DAY_FILES[manager]);
  const text = existsSync(file) ? readBytesSync(file).toString() : '';
  // A colon stays, since a scope's settings of yarn have its name in front of one.
  return text.replaceAll(/(?:^|\s)[#;].*/gm, '').split(/[\s"',[\]=]+/);
}

/** Yarn 1 asks nobody how old a version is, and has no such file. */
function isFirstYarn({ root, manager, manifest }: Workspace): boolean {
  const { packageManager } = manifest;
  if (manager !== 'yarn' || existsSync(path.join(root, '.yarnrc.yml'))) return false;
  return typeof packageManager !== 'string' || packageManager.startsWith('yarn@1');
}
