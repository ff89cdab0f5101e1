import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createFakePrograms, type FakeAnswer } from '../../testing/fake-programs.ts';
import { bindProgram } from './bind-program.ts';
import type { EngineName } from './engine.ts';
import { findEngine, type FoundEngine } from './find-engine.ts';

const dockerClient = { Version: '28.2.2', ApiVersion: '1.50', Context: 'colima' };
const dockerThere: FakeAnswer = {
  when: 'version',
  stdout: JSON.stringify({
    Client: dockerClient,
    Server: { Version: '28.0.0', Components: [{ Name: 'Engine' }] },
  }),
};
const podmanBehindDocker: FakeAnswer = {
  when: 'version',
  stdout: JSON.stringify({
    Client: dockerClient,
    Server: { Version: '4.3.1', Components: [{ Name: 'Podman Engine' }] },
  }),
};
const dockerDown: FakeAnswer = {
  when: 'version',
  stdout: JSON.stringify({ Client: dockerClient, Server: null }),
  stderr: 'Cannot connect to the Docker daemon\n',
  exitCode: 1,
};
const podmanAsDocker: FakeAnswer = {
  when: 'version',
  stdout: '{"Client":{"APIVersion":"5.0.0","Version":"5.0.0"}}',
};
const podman: FakeAnswer = { when: 'version', stdout: '5.4.0\n' };

describe('findEngine', () => {
  test('findEngine() takes docker first, and buildx where it is', async () => {
    const found = await find({ docker: [dockerThere, { when: 'buildx version' }], podman: [podman] });
    expect(found).toEqual({
      engine: {
        name: 'docker',
        builder: 'buildx',
        version: '28.2.2',
        about: 'Docker Engine 28.0.0 behind context "colima"',
      },
      passedOver: [],
    });
  });

  test.each([
    ['io.containerd.snapshotter.v1', 'docker', true],
    ['io.containerd.snapshotter.v1', 'docker-container', undefined],
    ['overlay2', 'docker', undefined],
  ])('findEngine() tells whether buildx unpacks: %s, driver %s', async (store, driver, isUnpacking) => {
    const { engine } = await find({
      docker: [
        dockerThere,
        { when: 'buildx version' },
        { when: 'info', stdout: JSON.stringify([['driver-type', store]]) },
        { when: 'buildx inspect', stdout: `Name:          default\nDriver:        ${driver}\n\nNodes:\n` },
      ],
    });
    expect(engine.isUnpacking).toBe(isUnpacking);
  });

  test('findEngine() builds the old way without buildx, and on podman behind docker with it', async () => {
    const without = await find({ docker: [dockerThere, { when: 'buildx', exitCode: 1 }] });
    expect(without.engine.builder).toBe('classic');
    const behind = await find({ docker: [podmanBehindDocker, { when: 'buildx version' }] });
    expect(behind.engine).toMatchObject({
      builder: 'classic',
      about: 'Podman Engine 4.3.1 behind context "colima"',
    });
  });

  test('findEngine() goes down the ladder and says why', async () => {
    expect(await find({ docker: [dockerDown], podman: [podman] })).toEqual({
      engine: { name: 'podman', builder: 'own', version: '5.4.0', about: '' },
      passedOver: ['docker: Cannot connect to the Docker daemon (exit 1)'],
    });
    expect(await find({ docker: [podmanAsDocker], podman: [podman] })).toMatchObject({
      engine: { name: 'podman' },
      passedOver: ['docker: the program of that name is podman'],
    });
    expect(
      await find({ buildah: [{ when: '--version', stdout: 'buildah version 1.28.2 (image-spec 1.1.0)' }] }),
    ).toMatchObject({
      engine: { name: 'buildah', version: '1.28.2' },
      passedOver: ['docker: not installed', 'podman: not installed'],
    });
    expect(await find({ nerdctl: [{ when: 'info', stdout: '2.1.0' }] })).toMatchObject({
      engine: { name: 'nerdctl', version: '2.1.0' },
    });
  });

  test('findEngine() takes the one that was asked for, or none', async () => {
    const both = { docker: [dockerThere, { when: 'buildx version' }], podman: [podman] };
    expect(await find(both, 'podman')).toMatchObject({ engine: { name: 'podman' }, passedOver: [] });
    await expect(find({ docker: [dockerDown], podman: [podman] }, 'docker')).rejects.toMatchObject({
      code: 'NO_ENGINE',
      message: 'Cannot use docker: Cannot connect to the Docker daemon (exit 1)',
    });
  });

  test('findEngine() says what each of them said when there is none', async () => {
    await expect(find({ docker: [dockerDown] })).rejects.toMatchObject({
      code: 'NO_ENGINE',
      message:
        'Cannot find a container engine:\n  docker: Cannot connect to the Docker daemon (exit 1)\n  podman: not installed\n  buildah: not installed\n  nerdctl: not installed',
      hint: containing('podman.io'),
    });
  });
});

async function find(
  programs: Readonly<Record<string, readonly FakeAnswer[]>>,
  wanted?: EngineName,
): Promise<FoundEngine> {
  await using fakes = await createFakePrograms(programs);
  const context = {
    env: { PATH: fakes.bin },
    signal: new AbortController().signal,
    stderr: new PassThrough(),
  };
  return await findEngine(bindProgram(fakes.bin, context), wanted);
}

const containing = (text: string): unknown => expect.stringContaining(text);
