import { PassThrough } from 'node:stream';
import type { CommandContext } from '../command.ts';
import { plainView } from './plain-view.ts';

/** A context in which nobody is asked and nothing is seen, for what a command calls. */
export function plainContext(
  changes: Partial<Pick<CommandContext, 'cwd' | 'env' | 'now'>> = {},
): CommandContext {
  return {
    env: {},
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    now: () => new Date('2026-01-01T00:00:00Z'),
    signal: new AbortController().signal,
    onInterrupt: () => () => {},
    cwd: '/',
    isJson: false,
    isInteractive: false,
    version: '0.0.0',
    commands: [],
    view: plainView(),
    note: () => {},
    line: () => {},
    runLine: () => Promise.resolve(0),
    ...changes,
  };
}
