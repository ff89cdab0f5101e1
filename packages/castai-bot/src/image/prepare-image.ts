import { homedir, userInfo } from 'node:os';
import { CliError, type CommandContext } from '@castai-bot/cli';
import { PLACEHOLDER_REGISTRY } from '@castai-bot/scaffold';
import { readClusterRecord } from '../repo/cluster-record.ts';
import type { Repo } from '../repo/find-repo.ts';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { choosePlatforms } from './choose-platforms.ts';
import { bindProgram } from './engine/bind-program.ts';
import type { EngineName, RunProgram } from './engine/engine.ts';
import { findEngine, type FoundEngine } from './engine/find-engine.ts';
import { findPlatforms, type FoundPlatforms } from './engine/find-platforms.ts';
import type { ImageOrder } from './engine/plan-image.ts';
import { parseImageReference, toFullName, type ImageReference } from './image-reference.ts';
import type { LoginPlaces } from './login/find-engine-login.ts';
import { readManifests, type ImageManifest } from './manifests/read-manifests.ts';
import { readSources } from './read-sources.ts';
import { hasCostlySteps, readBaseImage } from './source/dockerfile.ts';
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
  /** As far as the Dockerfile says. */
  readonly baseImage: string | undefined;
  readonly order: ImageOrder;
  /** Empty with `--no-push`. */
  readonly manifests: readonly ImageManifest[];
  readonly places: LoginPlaces;
  readonly run: RunProgram;
}

export type ImageContext = Pick<CommandContext, 'env' | 'note' | 'signal' | 'stderr' | 'view'>;

export interface PrepareImageOptions {
  readonly flags: ImageFlags;
  readonly context: ImageContext;
}

/** Looks at the repo, git, the engines and the cluster, all at once, and changes nothing. */
export async function prepareImage(
  { root, answers }: Repo,
  options: PrepareImageOptions,
): Promise<PreparedImage> {
  const { flags, context } = options;
  const run = bindProgram(root, context);
  const image = parseImageReference(answers.image);
  if (flags.push && image.registry === PLACEHOLDER_REGISTRY) throw placeholder(image);
  const [{ dockerfile, version }, manifests, git, engineFound, platformsFound] = await Promise.all([
    readSources(root),
    flags.push ? readManifests(root, image) : [],
    readGitFacts(run, MANIFEST_FOLDER),
    findEngine(run, flags.engine),
    flags.platform.length > 0 ? undefined : findClusterPlatforms(root, run),
  ]);
  const { engine } = engineFound;
  noteEngine(engineFound, context);
  const platforms = choosePlatforms(engine, { asked: flags.platform, found: platformsFound });
  if (platformsFound) context.note(`Platform: ${platforms.join(', ')} (${platformsFound.reason})`);
  if (git?.isDirty) context.note('The working tree has changes that are in no commit');
  const tag = flags.tag ?? toImageTag(version, git);
  const epochSeconds = readEpoch(context.env['SOURCE_DATE_EPOCH']) ?? git?.committedAtSeconds;
  const baseImage = flags.baseImage ?? readBaseImage(dockerfile);
  const order: ImageOrder = {
    engine,
    platforms,
    epochSeconds,
    reference: `${toFullName(image)}:${tag}`,
    labels: toImageLabels({ version, git, epochSeconds, baseImage }),
    baseImage: flags.baseImage,
    isCaching: hasCostlySteps(dockerfile),
    isPulling: flags.pull,
    isRebuilding: flags.rebuild,
    isInsecure: flags.insecureRegistry,
    isPushing: flags.push,
  };
  return { root, image, tag, version, baseImage, manifests, run, order, places: findPlaces(context.env) };
}

async function findClusterPlatforms(root: string, run: RunProgram): Promise<FoundPlatforms> {
  const record = await readClusterRecord(root);
  return findPlatforms(run, record?.context);
}

function noteEngine({ engine, passedOver }: FoundEngine, context: ImageContext): void {
  const { name, builder, version, about } = engine;
  const details = [...(about ? [about] : []), ...(builder === 'buildx' ? ['buildx'] : []), ...passedOver];
  context.note(`Engine: ${name} ${version}${details.length > 0 ? ` (${details.join('; ')})` : ''}`);
}

function placeholder({ name }: ImageReference): CliError {
  const wanted = 'that host is a placeholder, wanted a registry of yours';
  return new CliError('IMAGE_NAME', `Cannot push to ${JSON.stringify(name)}: ${wanted}`, {
    hint: 'Change "image" in castai-bot.json',
  });
}

/** @see https://reproducible-builds.org/specs/source-date-epoch */
function readEpoch(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

function findPlaces(env: LoginPlaces['env']): LoginPlaces {
  return { env, home: env['HOME'] || homedir(), userId: readUserId() };
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
