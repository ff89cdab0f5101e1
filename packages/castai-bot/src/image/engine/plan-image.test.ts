import { describe, expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { planImage, type ImageOrder } from './plan-image.ts';

const REFERENCE = 'registry.example.com/team/my-bot:1.0';

describe('planImage', () => {
  test.each<[string, Pick<Engine, 'name' | 'builder'>, readonly string[]]>([
    [
      'buildx',
      { name: 'docker', builder: 'buildx' },
      [
        `SOURCE_DATE_EPOCH=1700000000 docker buildx build --platform linux/arm64 --tag ${REFERENCE} --provenance=false --sbom=false --output type=docker,rewrite-timestamp=true --label a=b c .`,
        `docker push ${REFERENCE}`,
      ],
    ],
    [
      'the classic builder',
      { name: 'docker', builder: 'classic' },
      [
        `DOCKER_BUILDKIT=0 docker build --platform linux/arm64 --tag ${REFERENCE} --label a=b c .`,
        `docker push ${REFERENCE}`,
      ],
    ],
    [
      'podman',
      { name: 'podman', builder: 'own' },
      [
        `podman build --platform linux/arm64 --tag ${REFERENCE} --layers=true --timestamp 1700000000 --label a=b c .`,
        `podman push ${REFERENCE}`,
      ],
    ],
    [
      'buildah',
      { name: 'buildah', builder: 'own' },
      [
        `buildah build --platform linux/arm64 --tag ${REFERENCE} --layers=true --timestamp 1700000000 --label a=b c .`,
        `buildah push ${REFERENCE}`,
      ],
    ],
    [
      'nerdctl',
      { name: 'nerdctl', builder: 'own' },
      [
        `SOURCE_DATE_EPOCH=1700000000 nerdctl build --platform=linux/arm64 --tag ${REFERENCE} --label a=b c .`,
        `nerdctl push --platform=linux/arm64 ${REFERENCE}`,
      ],
    ],
  ])('planImage() for one platform with %s', (_, engine, lines) => {
    expect(plan(engine)).toEqual(lines);
  });

  test('planImage() for several platforms builds and pushes one name', () => {
    const platforms = ['linux/amd64', 'linux/arm64'];
    expect(plan({ name: 'docker', builder: 'buildx' }, { platforms })).toEqual([
      `SOURCE_DATE_EPOCH=1700000000 docker buildx build --platform linux/amd64,linux/arm64 --tag ${REFERENCE} --provenance=false --sbom=false --output type=image,push=true,rewrite-timestamp=true --label a=b c .`,
    ]);
    expect(plan({ name: 'podman', builder: 'own' }, { platforms })).toEqual([
      'podman manifest rm localhost/castai-bot-list/team/my-bot:1.0 || true',
      'podman build --platform linux/amd64 --manifest localhost/castai-bot-list/team/my-bot:1.0 --layers=true --timestamp 1700000000 --label a=b c .',
      'podman build --platform linux/arm64 --manifest localhost/castai-bot-list/team/my-bot:1.0 --layers=true --timestamp 1700000000 --label a=b c .',
      `podman manifest push --all localhost/castai-bot-list/team/my-bot:1.0 docker://${REFERENCE}`,
    ]);
    expect(plan({ name: 'nerdctl', builder: 'own' }, { platforms }).at(-1)).toBe(
      `nerdctl push --platform=linux/amd64,linux/arm64 ${REFERENCE}`,
    );
  });

  test('planImage() leaves times alone where buildx refuses to rewrite them', () => {
    const engine = { name: 'docker', builder: 'buildx', isUnpacking: true } as const;
    for (const platforms of [['linux/amd64'], ['linux/amd64', 'linux/arm64']]) {
      expect(plan(engine, { platforms })[0]).not.toContain('rewrite-timestamp');
    }
  });

  test('planImage() keeps no layers where there is nothing to save', () => {
    expect(plan({ name: 'podman', builder: 'own' }, { isCaching: false })[0]).toContain('--layers=false');
  });

  test('planImage() without a push builds alone', () => {
    expect(plan({ name: 'podman', builder: 'own' }, { isPushing: false })).toHaveLength(1);
    const many = { isPushing: false, platforms: ['linux/amd64', 'linux/arm64'] };
    expect(plan({ name: 'docker', builder: 'buildx' }, many).join('\n')).not.toContain('push');
  });

  test('planImage() passes on base image, pull, rebuild and an insecure registry', () => {
    const all = {
      baseImage: 'base:1',
      isPulling: true,
      isRebuilding: true,
      isInsecure: true,
      epochSeconds: undefined,
    };
    expect(plan({ name: 'podman', builder: 'own' }, all)).toEqual([
      `podman build --platform linux/arm64 --tag ${REFERENCE} --layers=false --tls-verify=false --build-arg BASE_IMAGE=base:1 --pull --no-cache --label a=b c .`,
      `podman push --tls-verify=false ${REFERENCE}`,
    ]);
    expect(plan({ name: 'docker', builder: 'buildx' }, all)[0]).toBe(
      `docker buildx build --platform linux/arm64 --tag ${REFERENCE} --provenance=false --sbom=false --output type=docker --build-arg BASE_IMAGE=base:1 --pull --no-cache --label a=b c .`,
    );
    expect(plan({ name: 'nerdctl', builder: 'own' }, all)[1]).toBe(
      `nerdctl --insecure-registry push --platform=linux/arm64 ${REFERENCE}`,
    );
  });
});

function plan(
  engine: Omit<Engine, 'version' | 'about'>,
  changes: Partial<ImageOrder> = {},
): readonly string[] {
  const { build, push } = planImage({
    engine: { ...engine, version: '1', about: '' },
    reference: REFERENCE,
    platforms: ['linux/arm64'],
    labels: { a: 'b c' },
    epochSeconds: 1_700_000_000,
    baseImage: undefined,
    isPulling: false,
    isCaching: true,
    isRebuilding: false,
    isInsecure: false,
    isPushing: true,
    ...changes,
  });
  return [...build, ...push].map(({ program, args, env = {}, mayFail }) =>
    [
      ...Object.entries(env).map((pair) => pair.join('=')),
      program,
      ...args,
      ...(mayFail ? ['|| true'] : []),
    ].join(' '),
  );
}
