import { fileSystem } from '../platform/file-system.ts';

/** How long a reader may take before it is given up, and how often it is asked, milliseconds. */
const PATIENCE_MS = 4_000;
const PAUSE_MS = 5;

/**
 * Writes text to a descriptor before it returns, for the end of a process, when no loop empties a stream any more. What
 * a pipe does not take within four seconds is lost: on a busy machine its reader may be that late.
 */
export function writeNow(fd: number, text: string): void {
  const endsAt = performance.now() + PATIENCE_MS;
  let left = Buffer.from(text);
  while (left.length > 0 && performance.now() < endsAt) left = left.subarray(writeSome(fd, left));
}

/** @returns how many bytes were taken: none of a full pipe, all where nobody reads any more */
function writeSome(fd: number, bytes: Uint8Array): number {
  try {
    return fileSystem.writeSync(fd, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return bytes.length;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    return 0;
  }
}
