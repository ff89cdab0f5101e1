import process from 'node:process';
import { afterAll, assert, vi } from 'vitest';

// For vitest's setupFiles: test files share a process, one after the other, so each leaves it as it found it.
const before = readProcess();

afterAll(() => {
  vi.unstubAllEnvs();
  assert.deepEqual(readProcess(), before);
});

function readProcess(): object {
  return {
    folder: process.cwd(),
    environment: { ...process.env },
    exitCode: process.exitCode,
    listeners: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
    areTimersFake: vi.isFakeTimers(),
  };
}
