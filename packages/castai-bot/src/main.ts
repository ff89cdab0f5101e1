import { type CliError, type CommandLine, type LineOptions, runCommandLine } from '@castai-bot/cli';
import manifest from '../package.json' with { type: 'json' };
import { commands } from './commands.ts';
import { readPatience } from './patience.ts';
import { findTyped } from './typed-commands.ts';

export const program: CommandLine = {
  name: 'castai-bot',
  summary: 'Runs, checks, builds and deploys a CAST AI bot',
  version: manifest.version,
  commands,
  examples: ['castai-bot run --simulate'],
  findTyped: (folder) => findTyped(folder, commands),
};

/**
 * Runs one command line and returns its exit code. Never rejects.
 * @param refusal why no line is to be run at all
 */
export function main(options: LineOptions, refusal?: CliError): Promise<number> {
  const check = (): void => {
    if (refusal !== undefined) throw refusal;
    readPatience(options.env);
  };
  return runCommandLine({ ...program, check }, options);
}
