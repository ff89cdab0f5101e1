import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '@castai-bot/cli';
import { describeAnswer } from './describe-answer.ts';
import { explainFailure } from './explain-failure.ts';
import { isDigest } from '../image-reference.ts';
import type { RegistryAnswer } from './registry-request.ts';
import type { Registry } from './registry.ts';

/** What a registry says to a push before it is made. */
export type PushVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly words: string }
  /** It cannot be reached, or does not say. */
  | { readonly kind: 'unknown'; readonly words: string };

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/** A registry made of several machines may need a moment to see what was just pushed. */
const DIGEST_DELAYS_MS = [500, 1500, 4000];
const DEEPEST_LIST = 3;

/** Opens an upload and takes it back: the one question about pushing that every registry answers. */
export async function askToPush(registry: Registry): Promise<PushVerdict> {
  try {
    const answer = await registry.ask({ method: 'POST', path: 'blobs/uploads/', actions: 'pull,push' });
    if (answer.status === 401 || answer.status === 403)
      return { kind: 'refused', words: describeAnswer(answer) };
    if (answer.status !== 202) return { kind: 'unknown', words: describeAnswer(answer) };
    const { location } = answer.headers;
    if (location !== undefined)
      await registry.ask({ method: 'DELETE', path: location, actions: 'pull,push' });
    return { kind: 'allowed' };
  } catch (error) {
    return { kind: 'unknown', words: explainFailure(error) };
  }
}

/**
 * The digest under which the registry keeps what a tag or digest names: what a node will pull.
 * @throws CliError NO_DIGEST
 */
export async function readDigest(
  registry: Registry,
  name: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<string> {
  let problem = '';
  for (const delayMs of [...DIGEST_DELAYS_MS, 0]) {
    try {
      const answer = await askForManifest(registry, 'HEAD', name);
      if (answer.status === 200) return await toDigest(registry, name, answer);
      problem = describeAnswer(answer);
      if (answer.status !== 404 && answer.status < 500) break;
    } catch (error) {
      if (error instanceof CliError) throw error;
      problem = explainFailure(error);
    }
    await sleep(delayMs, undefined, { signal });
  }
  throw new CliError(
    'NO_DIGEST',
    `Cannot read the digest of ${JSON.stringify(name)} back from the registry: ${problem}`,
  );
}

/** Labels of an image that is there; undefined when it is not, or the registry does not say. */
export async function readLabels(
  registry: Registry,
  digest: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    const manifest = await readManifest(registry, digest);
    const config = manifest?.config?.digest;
    if (config === undefined) return undefined;
    const answer = await registry.ask({ method: 'GET', path: `blobs/${config}`, actions: 'pull' });
    if (answer.status !== 200) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an OCI image config; every field is optional
    const document = JSON.parse(answer.body.toString('utf8')) as {
      config?: { Labels?: Record<string, string> };
    };
    return document.config?.Labels ?? {};
  } catch {
    return undefined;
  }
}

interface Manifest {
  readonly config?: { readonly digest?: string };
  readonly manifests?: readonly { readonly digest?: string; readonly platform?: { readonly os?: string } }[];
}

/** Of a list, the first image: all of one list are built of the same inputs. A list of lists ends somewhere. */
async function readManifest(registry: Registry, digest: string, depth = 0): Promise<Manifest | undefined> {
  const answer = await askForManifest(registry, 'GET', digest);
  if (answer.status !== 200) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an OCI manifest or index; every field is optional
  const manifest = JSON.parse(answer.body.toString('utf8')) as Manifest;
  const first = manifest.manifests?.find(({ platform }) => platform?.os !== 'unknown')?.digest;
  if (first === undefined) return manifest;
  return depth < DEEPEST_LIST ? readManifest(registry, first, depth + 1) : undefined;
}

/** What a tag or digest names, in any of the forms that engines push. */
export function askForManifest(
  registry: Registry,
  method: 'GET' | 'HEAD',
  name: string,
): Promise<RegistryAnswer> {
  return registry.ask({
    method,
    path: `manifests/${name}`,
    actions: 'pull',
    headers: { accept: MANIFEST_TYPES },
  });
}

async function toDigest(registry: Registry, name: string, { headers }: RegistryAnswer): Promise<string> {
  const said = headers['docker-content-digest'];
  if (typeof said === 'string' && isDigest(said)) return said;
  const { body } = await askForManifest(registry, 'GET', name);
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
