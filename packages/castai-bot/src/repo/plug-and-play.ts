import { asLine, shell, type ShellLine } from '@castai-bot/cli';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BotAnswers } from '@castai-bot/scaffold';
import { packageCommands } from '@castai-bot/scaffold';
import { findRoot } from './find-root.ts';

/** Yarn's Plug'n'Play of a folder above a bot: bundlers look there for what the bot imports. */
export interface PlugAndPlay {
  /** Relative to the bot, with slashes: `../../.pnp.cjs`. */
  readonly manifest: string;
  /** What to do where the bot has a node_modules of its own. */
  readonly howToIgnore: ShellLine;
}

export function findPlugAndPlay(root: string): PlugAndPlay | undefined {
  const above = findRoot(path.dirname(root), '.pnp.cjs');
  if (above === undefined) return undefined;
  const up = slashed(path.relative(root, above));
  const pattern = `./${slashed(path.relative(above, root))}/**`;
  return {
    manifest: `${up}/.pnp.cjs`,
    howToIgnore: shell`Add ${{ line: asLine(JSON.stringify(pattern)) }} to pnpIgnorePatterns in ${up}/.yarnrc.yml, then run yarn install in ${up}`,
  };
}

const slashed = (name: string): string => name.replaceAll(path.sep, '/');

/** Why packages are not installed, where that is not just an install that nobody has run; and what to type. */
export function adviseInstall(
  root: string,
  { packageManager }: Pick<BotAnswers, 'packageManager'>,
): { readonly why: string; readonly fix: ShellLine } {
  const pnp = findPlugAndPlay(root);
  const fix = asLine(packageCommands(packageManager).install);
  // A bot with settings of its own has its own node_modules.
  if (pnp === undefined || packageManager !== 'yarn' || existsSync(path.join(root, '.yarnrc.yml')))
    return { why: '', fix };
  const settings = pnp.manifest.replace('.pnp.cjs', '.yarnrc.yml');
  return {
    why: `: ${pnp.manifest} has Yarn install no node_modules, and a bot needs one`,
    fix: shell`Set nodeLinker: node-modules in ${settings}, then: ${{ line: fix }}`,
  };
}
