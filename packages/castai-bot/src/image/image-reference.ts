import { CliError } from '@castai-bot/cli';

/** The parts of an image's name. `name` is what was written, without tag and digest. */
export interface ImageReference {
  readonly name: string;
  /** `docker.io` where the name has no registry. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_ALIASES: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
]);

/** @see https://github.com/distribution/reference/blob/main/regexp.go */
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const REGISTRY =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Takes an image reference apart. @throws CliError when it is none */
export function parseImageReference(text: string): ImageReference {
  const parsed = tryParse(text);
  if (parsed) return parsed;
  throw new CliError(
    'IMAGE_NAME',
    `Cannot use the image name ${JSON.stringify(text)}: wanted something like registry.example.com/team/my-bot`,
  );
}

/** The same, undefined when it is none: for what others wrote. */
export function tryParse(text: string): ImageReference | undefined {
  const [tagged = '', digest, ...rest] = text.split('@');
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  const name = colon === -1 ? tagged : tagged.slice(0, colon);
  const tag = colon === -1 ? undefined : tagged.slice(colon + 1);
  if (rest.length > 0 || (digest !== undefined && !isDigest(digest)) || (tag !== undefined && !isTag(tag))) {
    return undefined;
  }
  const { registry, path } = splitRegistry(name);
  if (!REGISTRY.test(registry) || !path.split('/').every((part) => COMPONENT.test(part))) return undefined;
  const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path;
  return { name, registry, repository, tag, digest };
}

/** With its registry, as engines want it: podman and CRI-O do not take a short name for Docker Hub's. */
export function toFullName({ registry, repository }: ImageReference): string {
  return `${registry}/${repository}`;
}

/** A registry's name as logins spell it: `https://index.docker.io/v1/` is `docker.io`. */
export function toRegistry(key: string): string {
  const [host = ''] = key.replace(/^https?:\/\//, '').split('/');
  return DOCKER_HUB_ALIASES.has(host) ? DOCKER_HUB : host;
}

export function isTag(text: string): boolean {
  return TAG.test(text);
}

export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

function splitRegistry(name: string): { registry: string; path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  return isRegistry
    ? { registry: toRegistry(first), path: name.slice(slash + 1) }
    : { registry: DOCKER_HUB, path: name };
}
