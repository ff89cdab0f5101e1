import { type CommandLine, type LineOptions, runCommandLine } from '@castai-bot/cli';
import manifest from '../package.json' with { type: 'json' };
import type { Checkout } from './checkout.ts';
import { command, commandOf } from './command.ts';

export const program: CommandLine = {
  name: 'create-castai-bot',
  summary: 'Creates a CAST AI bot: a job of your own in Kubernetes, against the CAST AI API',
  version: manifest.version,
  root: command,
  commands: [],
  examples: command.examples,
  // It is never installed.
  findTyped: async () => (text) => text.replaceAll(/(?<!npx )create-castai-bot --help/g, 'npx $&'),
};

/**
 * Runs one command line and returns its exit code. Never rejects.
 * @param checkout where castai-bot is to come from, if not from a registry
 */
export function main(options: LineOptions, checkout?: Checkout): Promise<number> {
  return runCommandLine(
    checkout === undefined ? program : { ...program, root: commandOf(checkout) },
    options,
  );
}
