import { until } from '@castai-bot/testing/until';

/** Waits until a process has ended, and whoever started it knows. @throws Error where it stays */
export async function untilGone(pid: number): Promise<void> {
  await until(() => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  }, `the end of ${pid}`);
}
