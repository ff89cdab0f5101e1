import { CliError } from '@castai-bot/cli';
import type { RunProgram } from './engine/engine.ts';
import type { ImageCall } from './engine/plan-image.ts';

export interface RunCallsOptions {
  readonly run: RunProgram;
  readonly reference: string;
  readonly verb: 'build' | 'push';
  /** What the image is built on. */
  readonly baseImage: string | undefined;
}

/** Runs an engine's commands one after the other, their output live. @throws CliError BUILD_FAILED or PUSH_FAILED at the first that fails */
export async function runCalls(
  calls: readonly ImageCall[],
  { run, reference, verb, baseImage }: RunCallsOptions,
): Promise<void> {
  for (const call of calls) {
    const { exitCode, reason, stderr } = await run(call, { isLive: !call.mayFail });
    if (exitCode === 0 || call.mayFail) continue;
    if (verb === 'build' && PULL_FAILED.test(stderr))
      throw baseNotPulled(call.program, { reason, baseImage });
    throw new CliError(
      verb === 'build' ? 'BUILD_FAILED' : 'PUSH_FAILED',
      `Cannot ${verb} ${JSON.stringify(reference)}: ${call.program} says ${reason}`,
    );
  }
}

/** What buildkit, docker, podman and buildah say where the image after FROM cannot be had. */
const PULL_FAILED =
  /resolve source metadata|pull access denied|manifest for .{1,300} not found|manifest unknown|initializing source|copy from source|short-name/i;

function baseNotPulled(
  program: string,
  { reason, baseImage }: { readonly reason: string; readonly baseImage: string | undefined },
): CliError {
  const name = baseImage === undefined ? '' : ` ${JSON.stringify(baseImage)}`;
  return new CliError('NO_BASE_IMAGE', `Cannot pull the base image${name}: ${program} says ${reason}`, {
    hint: 'castai-bot build-and-push --base-image <image> takes it from elsewhere, a mirror say; BASE_IMAGE in the Dockerfile does so for good',
  });
}
