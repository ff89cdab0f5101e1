import type { Readable, Writable } from 'node:stream';

/** A standard stream, which may be a terminal. */
export type Terminal<Stream extends Readable | Writable> = Stream & { readonly isTTY?: boolean | undefined };

/** Whether a question may be asked: both ends are a terminal, and this is not a CI machine. */
export function isInteractive(surroundings: {
  readonly stdin: Terminal<Readable>;
  readonly stdout: Terminal<Writable>;
  readonly env: Readonly<Record<string, string | undefined>>;
}): boolean {
  const { stdin, stdout, env } = surroundings;
  return stdin.isTTY === true && stdout.isTTY === true && !isCi(env['CI']);
}

const isCi = (value: string | undefined): boolean =>
  value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
