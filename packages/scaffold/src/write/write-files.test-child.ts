// Writes as ordered, and ends like a killed process at one call of the file system.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import type { FileChange } from './file-change.ts';

interface Order {
  readonly dir: string;
  readonly changes: readonly FileChange[];
  /** The call, counted from 0, before which it ends; one more is in the middle of a write. */
  readonly killAt: number;
  /** The removal, rename or change of a mode, counted from 0, that the file system refuses. */
  readonly refuseAt?: number;
  /** And all after it. */
  readonly isRefusing?: boolean;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test beside this file wrote it
const order = JSON.parse(process.argv[2] ?? '') as Order;
const { dir, changes, killAt, refuseAt = Number.MAX_SAFE_INTEGER, isRefusing = false } = order;
const WATCHED = [
  'openSync',
  'writeFileSync',
  'fsyncSync',
  'fchmodSync',
  'chmodSync',
  'closeSync',
  'mkdirSync',
  'rmdirSync',
  'linkSync',
  'copyFileSync',
  'renameSync',
  'unlinkSync',
  'rmSync',
] as const;
type Call = (...args: readonly unknown[]) => unknown;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- functions of node:fs, called as they are
const calls = fs as unknown as Record<string, Call>;
let [count, placed] = [0, 0];

function dieAt(): void {
  if (count === killAt) process.kill(process.pid, 'SIGKILL');
  count += 1;
}

for (const name of WATCHED) {
  const real = calls[name];
  if (real === undefined) throw new Error(`node:fs has no ${name}`);
  calls[name] = (...args) => {
    dieAt();
    if (name === 'writeFileSync' && count === killAt) real(args[0], String(args[1]).slice(0, 3));
    if (name === 'writeFileSync') dieAt();
    if (name === 'renameSync' || name === 'unlinkSync' || name === 'chmodSync') {
      placed += 1;
      const isRefused = isRefusing ? placed > refuseAt : placed === refuseAt + 1;
      if (isRefused) throw Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: name });
    }
    return real(...args);
  };
}
syncBuiltinESMExports();
const [{ writeFiles }, { ScaffoldError }] = await Promise.all([
  import('./write-files.ts'),
  import('../errors.ts'),
]);
const ended: object = await writeFiles(changes, { dir }).then(
  () => ({ code: 'done' }),
  (error: unknown) => {
    if (!(error instanceof ScaffoldError)) return { code: String(error) };
    const { code, message, paths } = error;
    return { code, message, paths };
  },
);
process.stdout.write(JSON.stringify({ ...ended, calls: count }));
