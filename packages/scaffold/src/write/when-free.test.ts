import { describe, expect, test } from 'vitest';
import { whenFree } from './when-free.ts';

describe('whenFree', () => {
  test.each(['EPERM', 'EBUSY', 'EACCES'])('whenFree() waits on Windows for a file with %s', async (code) => {
    const pauses: number[] = [];
    let left = 3;
    const act = (): void => {
      if (left > 0) {
        left -= 1;
        throw held(code);
      }
    };
    await whenFree(act, { platform: 'win32', sleep: async (ms) => pauses.push(ms) });
    expect(pauses).toEqual([20, 40, 80]);
  });

  test('whenFree() gives up in the end, and at once elsewhere or for another reason', async () => {
    for (const [code, platform, wanted] of [
      ['EPERM', 'win32', 7],
      ['EPERM', 'linux', 0],
      ['ENOSPC', 'win32', 0],
    ] as const) {
      let pauses = 0;
      const act = (): never => {
        throw held(code);
      };
      await expect(whenFree(act, { platform, sleep: async () => (pauses += 1) })).rejects.toThrow(code);
      expect(pauses).toBe(wanted);
    }
  });
});

function held(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'rename' });
}
