import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { PLACEHOLDER_REGISTRY } from '@castai-bot/scaffold';
import type { CommandContext } from '../command.ts';
import { CliError } from '../errors.ts';
import { isRecord, readJson } from '../json-value.ts';
import type { Repo } from '../repo/find-repo.ts';
import { bindProgram } from './engine/bind-program.ts';
import { canBuildManyPlatforms, type Engine, type EngineName, type RunProgram } from './engine/engine.ts';
import { findEngine } from './engine/find-engine.ts';
import { findPlatforms, splitPlatforms } from './engine/find-platforms.ts';
import type { ImageOrder } from './engine/plan-image.ts';
import { parseImageReference, toFullName, type ImageReference } from './image-reference.ts';
import type { LoginPlaces } from './login/find-engine-login.ts';
import { MANIFEST_FOLDER, readManifests, type ImageManifest } from './manifests/read-manifests.ts';
import { readBaseImage } from './source/base-image.ts';
import { readGitFacts } from './source/git-facts.ts';
import { toImageLabels } from './source/image-labels.ts';
import { toImageTag } from './source/image-tag.ts';

export interface ImageFlags {
  readonly engine: EngineName | undefined;
  readonly platform: readonly string[];
  readonly tag: string | undefined;
  readonly baseImage: string | undefined;
  readonly push: boolean;
  readonly pull: boolean;
  readonly rebuild: boolean;
  readonly insecureRegistry: boolean;
  readonly skipChecks: boolean;
  readonly dryRun: boolean;
}

/** Everything that is known before anything is done. */
export interface PreparedImage {
  readonly root: string;
  readonly image: ImageReference;
  readonly tag: string;
  readonly version: string | undefined;
  readonly order: ImageOrder;
  /** Empty with `--no-push`. */
  readonly manifests: readonly ImageManifest[];
  readonly places: LoginPlaces;
  readonly run: RunProgram;
}

export type ImageContext = Pick<CommandContext, 'env' | 'note' | 'signal' | 'stderr' | 'view'>;

const DOCKERFILE = 'Dockerfile';

/** Looks at the repo, git, the engines and the cluster, and changes nothing. */
export async function prepareImage(
  { root, answers }: Repo,
  { flags, context }: { readonly flags: ImageFlags; readonly context: ImageContext },
): Promise<PreparedImage> {
  const run = bindProgram(root, context);
  const image = parseImageReference(answers.image);
  if (flags.push && image.registry === PLACEHOLDER_REGISTRY) throw placeholder(image);
  const manifests = flags.push ? await readManifests(root, image) : [];
  const dockerfile = await readDockerfile(root);
  const { engine, passedOver } = await findEngine(run, flags.engine);
  noteEngine(engine, passedOver, context);
  const platforms = await choosePlatforms(engine, { flags, run, context });
  const version = await readVersion(root);
  const git = await readGitFacts(run, MANIFEST_FOLDER);
  const tag = flags.tag ?? toImageTag(version, git);
  if (git?.isDirty) context.note('The working tree has changes that are in no commit');
  const epochSeconds = readEpoch(context.env['SOURCE_DATE_EPOCH']) ?? git?.committedAtSeconds;
  const baseImage = flags.baseImage ?? readBaseImage(dockerfile);
  return {
    root,
    image,
    tag,
    version,
    manifests,
    run,
    places: { env: context.env, home: context.env['HOME'] || homedir(), userId: readUserId() },
    order: {
      engine,
      reference: `${toFullName(image)}:${tag}`,
      platforms,
      labels: toImageLabels({ version, git, epochSeconds, baseImage }),
      epochSeconds,
      baseImage: flags.baseImage,
      isPulling: flags.pull,
      isRebuilding: flags.rebuild,
      isInsecure: flags.insecureRegistry,
      isPushing: flags.push,
    },
  };
}

function noteEngine(
  { name, builder, version, about }: Engine,
  passedOver: readonly string[],
  context: ImageContext,
): void {
  const details = [...(about ? [about] : []), ...(builder === 'buildx' ? ['buildx'] : []), ...passedOver];
  context.note(`Engine: ${name} ${version}${details.length > 0 ? ` (${details.join('; ')})` : ''}`);
}

async function choosePlatforms(
  engine: Engine,
  {
    flags,
    run,
    context,
  }: { readonly flags: ImageFlags; readonly run: RunProgram; readonly context: ImageContext },
): Promise<readonly string[]> {
  if (flags.platform.length > 0) {
    const platforms = splitPlatforms(flags.platform);
    if (platforms.length > 1 && !canBuildManyPlatforms(engine)) throw tooManyPlatforms(platforms, engine);
    return platforms;
  }
  const { platforms, reason } = await findPlatforms(run);
  if (platforms.length === 1 || canBuildManyPlatforms(engine)) {
    context.note(`Platform: ${platforms.join(', ')} (${reason})`);
    return platforms;
  }
  throw tooManyPlatforms(platforms, engine);
}

function tooManyPlatforms(platforms: readonly string[], { name }: Engine): CliError {
  return new CliError(
    'PLATFORMS',
    `Cannot build for ${platforms.join(' and ')} with ${name}: without buildx it builds for one platform`,
    {
      hint: 'Install buildx (https://docs.docker.com/go/buildx), or add --engine podman, or --platform with one',
    },
  );
}

function placeholder({ name }: ImageReference): CliError {
  return new CliError(
    'IMAGE_NAME',
    `Cannot push to ${JSON.stringify(name)}: that host is a placeholder, wanted a registry of yours`,
    {
      hint: 'Change "image" in castai-bot.json',
    },
  );
}

async function readDockerfile(root: string): Promise<string> {
  try {
    return await readFile(path.join(root, DOCKERFILE), 'utf8');
  } catch (cause) {
    throw new CliError(
      'NO_DOCKERFILE',
      `Cannot build an image: there is no ${DOCKERFILE} in ${JSON.stringify(root)}`,
      { cause },
    );
  }
}

async function readVersion(root: string): Promise<string | undefined> {
  const manifest = readJson(await readFile(path.join(root, 'package.json'), 'utf8').catch(() => ''));
  const version = isRecord(manifest) ? manifest['version'] : undefined;
  return typeof version === 'string' && version !== '' ? version : undefined;
}

/** @see https://reproducible-builds.org/specs/source-date-epoch */
function readEpoch(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** Undefined where users have no number (Windows), or none with a name (a container). */
function readUserId(): number | undefined {
  try {
    const { uid } = userInfo();
    return uid >= 0 ? uid : undefined;
  } catch {
    return undefined;
  }
}
