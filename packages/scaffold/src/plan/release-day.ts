import type { PackageManager } from '../answers/bot-answers.ts';

/** Where each package manager reads which packages need not have been published for a while. */
export const RELEASE_DAY_FILES: Readonly<Record<PackageManager, string>> = {
  npm: '.npmrc',
  pnpm: 'pnpm-workspace.yaml',
  yarn: '.yarnrc.yml',
  bun: 'bunfig.toml',
};
