// Loaded into a process before it starts: ends it, as a kill does, at one of its calls that change files.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

type Call = (...args: readonly unknown[]) => unknown;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- functions of node:fs, called as they are
const calls = fs as unknown as Record<string, Call>;
const killAt = Number(process.env['KILL_AT']);
let count = 0;

for (const name of ['renameSync', 'linkSync', 'unlinkSync', 'writeFileSync', 'mkdirSync', 'rmdirSync']) {
  const real = calls[name];
  if (real === undefined) throw new Error(`node:fs has no ${name}`);
  calls[name] = (...args) => {
    if (count === killAt) process.kill(process.pid, 'SIGKILL');
    count += 1;
    return real(...args);
  };
}
syncBuiltinESMExports();
