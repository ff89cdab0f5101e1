import { CliError } from '@castai-bot/cli';
import type { Message } from 'esbuild';
import { findPlugAndPlay } from '../repo/plug-and-play.ts';

/** What a bot is told when Yarn's Plug'n'Play of a folder above keeps esbuild from its node_modules. */
export function plugAndPlayError(root: string, errors: readonly Message[]): CliError | undefined {
  const isReason = errors.some(({ notes }) =>
    notes.some(({ text, location }) => /Plug'n'Play/.test(text) || /\.pnp\.\w+$/.test(location?.file ?? '')),
  );
  const pnp = isReason ? findPlugAndPlay(root) : undefined;
  if (pnp === undefined) return undefined;
  return new CliError(
    'BUNDLE',
    `Cannot bundle src/main.ts: ${pnp.manifest} of Yarn hides this bot's node_modules from the bundler`,
    { hint: pnp.howToIgnore },
  );
}
