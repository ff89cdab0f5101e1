import { expect, test } from 'vitest';
import type { RunProgram } from './engine/engine.ts';
import { runCalls } from './run-calls.ts';

/** A program that fails with these words. */
const failing =
  (stderr: string): RunProgram =>
  async () => ({
    exitCode: 1,
    isMissing: false,
    stdout: '',
    stderr,
    reason: stderr.split('\n').at(-1) ?? '',
  });

const call = { program: 'podman', args: ['build', '.'] };
const options = { reference: 'registry.example.com/my-bot:1', baseImage: 'docker.io/library/node:24-alpine' };

const BASE_HINT =
  'castai-bot build-and-push --base-image <image> takes it from elsewhere, a mirror say; BASE_IMAGE in the Dockerfile does so for good';

test.each([
  [
    'podman and buildah, no such host',
    'Error: creating build container: initializing source docker://127.0.0.1:1/node:24-alpine: pinging container registry 127.0.0.1:1: Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
  ],
  [
    'docker with buildx, refused',
    'ERROR: failed to solve: node:24-alpine: failed to resolve source metadata for docker.io/library/node:24-alpine: pull access denied, repository does not exist or may require authorization',
  ],
  [
    'docker without it',
    'pull access denied for nodex, repository does not exist or may require docker login',
  ],
  ['docker without it, no such tag', 'manifest for node:99 not found: manifest unknown: manifest unknown'],
])(
  'runCalls() names the base image and what takes another, where it cannot be pulled: %s',
  async (_, stderr) => {
    const run = failing(stderr);
    const failure: unknown = await runCalls([call], { ...options, run, verb: 'build' }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'NO_BASE_IMAGE' });
    expect(failure).toHaveProperty(
      'message',
      `Cannot pull the base image "${options.baseImage}": podman says ${stderr}`,
    );
    expect(failure).toHaveProperty('hint', BASE_HINT);
  },
);

test('runCalls() says of another failure what the engine said', async () => {
  const run = failing('COPY failed: no source files were specified');
  await expect(runCalls([call], { ...options, run, verb: 'build' })).rejects.toMatchObject({
    code: 'BUILD_FAILED',
  });
  const denied = failing('pull access denied for x');
  await expect(runCalls([call], { ...options, run: denied, verb: 'push' })).rejects.toMatchObject({
    code: 'PUSH_FAILED',
  });
});
