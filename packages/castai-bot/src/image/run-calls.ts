import { CliError } from '@castai-bot/cli';
import type { RunProgram } from './engine/engine.ts';
import type { ImageCall } from './engine/plan-image.ts';

export interface RunCallsOptions {
  readonly run: RunProgram;
  readonly reference: string;
  readonly verb: 'build' | 'push';
}

/** Runs an engine's commands one after the other, their output live. @throws CliError BUILD_FAILED or PUSH_FAILED at the first that fails */
export async function runCalls(
  calls: readonly ImageCall[],
  { run, reference, verb }: RunCallsOptions,
): Promise<void> {
  for (const call of calls) {
    const { exitCode, reason } = await run(call, { isLive: !call.mayFail });
    if (exitCode === 0 || call.mayFail) continue;
    throw new CliError(
      verb === 'build' ? 'BUILD_FAILED' : 'PUSH_FAILED',
      `Cannot ${verb} ${JSON.stringify(reference)}: ${call.program} says ${reason}`,
    );
  }
}
