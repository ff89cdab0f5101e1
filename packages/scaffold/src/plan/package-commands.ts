import type { PackageManager } from '../answers/bot-answers.ts';
import { TOOL_VERSIONS } from './tool-versions.ts';

/** How a package manager is told what to do. */
export interface PackageCommands {
  /** What a machine of a CI system needs first. */
  readonly setUp: readonly string[];
  readonly install: string;
  /** Adds to what development takes the very version of a package that follows. */
  readonly addExact: string;
  /** Installs what the lockfile says and nothing else. */
  readonly cleanInstall: string;
  /** Runs a script of package.json, whose name follows. */
  readonly run: string;
  /** Starts castai-bot, whose command follows. */
  readonly cli: string;
}

const COMMANDS: Readonly<Record<PackageManager, PackageCommands>> = {
  npm: {
    setUp: [],
    install: 'npm install',
    addExact: 'npm install --save-dev --save-exact',
    cleanInstall: 'npm ci',
    run: 'npm run',
    cli: 'npx castai-bot',
  },
  pnpm: {
    setUp: [`npm install --global pnpm@${TOOL_VERSIONS.pnpm}`],
    install: 'pnpm install',
    addExact: 'pnpm add --save-dev --save-exact',
    cleanInstall: 'pnpm install --frozen-lockfile',
    run: 'pnpm run',
    cli: 'pnpm exec castai-bot',
  },
  yarn: {
    setUp: setUpYarn(''),
    install: 'yarn install',
    addExact: 'yarn add --dev --exact',
    cleanInstall: 'yarn install --frozen-lockfile',
    run: 'yarn run',
    cli: 'yarn run castai-bot',
  },
  bun: {
    setUp: [`npm install --global bun@${TOOL_VERSIONS.bun}`],
    install: 'bun install',
    addExact: 'bun add --dev --exact',
    cleanInstall: 'bun install --frozen-lockfile',
    run: 'bun run',
    cli: 'bunx castai-bot',
  },
};

function setUpYarn(lockfileFolder: string): readonly string[] {
  return ['corepack enable', `corepack install --global ${yarnOf(lockfileFolder)}`];
}

/** A shell's word. A `packageManager` in package.json, which corepack reads itself, counts more. */
function yarnOf(lockfileFolder: string): string {
  const { classic, modern } = TOOL_VERSIONS.yarn;
  return `"yarn@$(grep -q ^__metadata: ${lockfileFolder}yarn.lock && echo ${modern} || echo ${classic})"`;
}

/**
 * The commands of a package manager.
 * @param options.lockfileFolder where the lockfile is, from the bot's folder: `../../`, or nothing for that folder
 */
export function packageCommands(
  packageManager: PackageManager,
  { lockfileFolder = '' }: { readonly lockfileFolder?: string } = {},
): PackageCommands {
  const commands = COMMANDS[packageManager];
  return packageManager === 'yarn' ? { ...commands, setUp: setUpYarn(lockfileFolder) } : commands;
}
