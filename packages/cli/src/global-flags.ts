import type { FlagTable } from './flags.ts';

/** The flags of every command, and of castai-bot itself. */
export const globalFlags: FlagTable = {
  json: { kind: 'boolean', summary: 'print one JSON document' },
  events: { kind: 'boolean', summary: 'print what happens as JSON, one event a line' },
  cwd: {
    kind: 'string',
    summary: 'work as if started in dir',
    placeholder: 'dir',
    completes: 'directory',
  },
};

/** The parser answers it itself. */
export const helpFlag: Readonly<Record<'long' | 'summary', string>> = {
  long: '--help',
  summary: 'show this help',
};
