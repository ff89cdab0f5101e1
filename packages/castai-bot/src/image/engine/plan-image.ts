import type { Engine } from './engine.ts';
import type { ProgramCall } from '../../process/run-program.ts';

/** Everything an engine is told about one image. */
export interface ImageOrder {
  readonly engine: Engine;
  /** `registry/repository:tag`. */
  readonly reference: string;
  /** Like `linux/arm64`; at least one. */
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970 for every file and for the image, so that one commit gives one digest. */
  readonly epochSeconds: number | undefined;
  /** Replaces the Dockerfile's BASE_IMAGE. */
  readonly baseImage: string | undefined;
  /** Looks for a newer base image. */
  readonly isPulling: boolean;
  /** Keeps a layer for each step, where the engine leaves the choice: each costs it a commit. */
  readonly isCaching: boolean;
  /** Uses no layer of earlier builds. */
  readonly isRebuilding: boolean;
  /** The registry speaks plain http, or its certificate is not to be checked. */
  readonly isInsecure: boolean;
  readonly isPushing: boolean;
}

export interface ImageCall extends ProgramCall {
  /** It clears the way for the next one: it fails when there is nothing in the way. */
  readonly mayFail?: true;
}

export interface ImagePlan {
  readonly build: readonly ImageCall[];
  /** Empty where the build pushes, or nothing is to be pushed. */
  readonly push: readonly ImageCall[];
}

/** The commands that build and push an image, in order. */
export function planImage(order: ImageOrder): ImagePlan {
  const plan = planBoth(order);
  return order.isPushing ? plan : { ...plan, push: [] };
}

function planBoth(order: ImageOrder): ImagePlan {
  const { engine, platforms } = order;
  if (engine.name === 'nerdctl') return planNerdctl(order);
  if (engine.name === 'docker') {
    return engine.builder === 'buildx' ? planBuildx(order) : planClassic(order);
  }
  return platforms.length > 1 ? planManifestList(order) : planSingle(order);
}

function planBuildx(order: ImageOrder): ImagePlan {
  const { engine, reference, platforms, epochSeconds, isPushing } = order;
  const isMany = platforms.length > 1;
  const isRewriting = epochSeconds !== undefined && engine.isUnpacking !== true;
  // An image of several platforms lives in a registry only; loaded into the engine, it would be one of them.
  const exporter = isMany ? 'image,push=true' : 'docker';
  const build: ImageCall = {
    program: 'docker',
    args: [
      'buildx',
      'build',
      '--platform',
      platforms.join(','),
      '--tag',
      reference,
      // An attestation holds the time of the build, so no two digests would be equal.
      '--provenance=false',
      '--sbom=false',
      ...(isMany && !isPushing
        ? []
        : ['--output', `type=${exporter}${isRewriting ? ',rewrite-timestamp=true' : ''}`]),
      ...commonArgs(order),
      '.',
    ],
    env: epochEnv(order),
  };
  return { build: [build], push: isMany ? [] : [{ program: 'docker', args: ['push', reference] }] };
}

function planClassic(order: ImageOrder): ImagePlan {
  const { reference, platforms } = order;
  return {
    build: [
      {
        program: 'docker',
        args: [
          'build',
          ...platforms.flatMap((one) => ['--platform', one]),
          '--tag',
          reference,
          ...commonArgs(order),
          '.',
        ],
        env: { DOCKER_BUILDKIT: '0' },
      },
    ],
    push: [{ program: 'docker', args: ['push', reference] }],
  };
}

function planNerdctl(order: ImageOrder): ImagePlan {
  const { reference, platforms, isInsecure } = order;
  const platform = `--platform=${platforms.join(',')}`;
  const insecure = isInsecure ? ['--insecure-registry'] : [];
  return {
    build: [
      {
        program: 'nerdctl',
        args: ['build', platform, '--tag', reference, ...commonArgs(order), '.'],
        env: epochEnv(order),
      },
    ],
    push: [{ program: 'nerdctl', args: [...insecure, 'push', platform, reference] }],
  };
}

function planSingle(order: ImageOrder): ImagePlan {
  const { engine, reference, platforms } = order;
  return {
    build: platforms.map((platform) => buildahCall(order, { platform, target: ['--tag', reference] })),
    push: [{ program: engine.name, args: ['push', ...tlsArgs(order), reference] }],
  };
}

/** One build after the other, since the order of a list is part of its digest. */
function planManifestList(order: ImageOrder): ImagePlan {
  const { engine, reference, platforms } = order;
  // The image's own name may belong to an image of one platform, which a list cannot replace.
  const list = `localhost/castai-bot-list/${reference.slice(reference.indexOf('/') + 1)}`;
  return {
    build: [
      { program: engine.name, args: ['manifest', 'rm', list], mayFail: true },
      ...platforms.map((platform) => buildahCall(order, { platform, target: ['--manifest', list] })),
    ],
    push: [
      {
        program: engine.name,
        args: ['manifest', 'push', '--all', ...tlsArgs(order), list, `docker://${reference}`],
      },
    ],
  };
}

function buildahCall(
  order: ImageOrder,
  { platform, target }: { readonly platform: string; readonly target: readonly string[] },
): ImageCall {
  const { engine, epochSeconds } = order;
  return {
    program: engine.name,
    args: [
      'build',
      '--platform',
      platform,
      ...target,
      `--layers=${order.isCaching && !order.isRebuilding}`,
      ...(epochSeconds === undefined ? [] : ['--timestamp', String(epochSeconds)]),
      ...tlsArgs(order),
      ...commonArgs(order),
      '.',
    ],
  };
}

/** What every engine spells alike. */
function commonArgs({ labels, baseImage, isPulling, isRebuilding }: ImageOrder): readonly string[] {
  return [
    ...(baseImage === undefined ? [] : ['--build-arg', `BASE_IMAGE=${baseImage}`]),
    ...(isPulling ? ['--pull'] : []),
    ...(isRebuilding ? ['--no-cache'] : []),
    ...Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
  ];
}

function tlsArgs({ isInsecure }: ImageOrder): readonly string[] {
  return isInsecure ? ['--tls-verify=false'] : [];
}

function epochEnv({ epochSeconds }: ImageOrder): Record<string, string> {
  return epochSeconds === undefined ? {} : { SOURCE_DATE_EPOCH: String(epochSeconds) };
}
