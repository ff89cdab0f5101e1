import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { until } from '@castai-bot/testing/until';
import { expect, onTestFinished, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));

/** Whether anything listens there. */
async function isServing(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/v1/spec/openapi.json`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer !== undefined;
}

/** Ends what npx has left behind, which is of its group, if anything is left. */
function endGroup(leader: number | undefined): void {
  // -1 would be everything there is.
  if (leader === undefined || leader <= 1) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'watchNpx() ends simulate when npx is ended by %s',
  async (signal) => {
    const line = `"${process.execPath}" --conditions=@castai-bot/source "${bin}" simulate --json`;
    const npx = spawn('npx', ['-c', line], {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], HOME: tmpdir(), npm_config_update_notifier: 'false', ...nodeEnv },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    onTestFinished(() => endGroup(npx.pid));
    let printed = '';
    npx.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    await until(() => printed.includes('}'), 'what simulate prints');
    const [, url = ''] = /"url": ?"([^"]+)"/.exec(printed) ?? [];
    expect(await isServing(url)).toBe(true);
    npx.kill(signal);
    await until(async () => !(await isServing(url)), `nothing at ${url}`);
    expect(await isServing(url)).toBe(false);
  },
);
