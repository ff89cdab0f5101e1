const HOST_AND_PORT = /^(?<host>\[[0-9a-fA-F:]+\]|[^:[\]]+)(?::(?<port>.*))?$/;
const HOST_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const IMAGE_ID = /^[a-f0-9]{64}$/;
/**
 * Of the whole name, Docker Hub's host included where no other is written. Engines of today count the path alone.
 * @see https://github.com/distribution/reference/blob/v0.5.0/reference.go NameTotalLengthMax
 */
const LONGEST_NAME = 255;
const HIGHEST_PORT = 65_535;

/** Says what keeps a value from being an image repository: `[host[:port]/]path`, no tag, no digest. */
export function checkImage(value: string): string | undefined {
  if (value === '') return 'empty, wanted a repository like registry.example.com/team/my-bot';
  if (value.startsWith('-')) return 'begins with a dash, which an engine reads as an option';
  if (value.includes('://'))
    return 'has a scheme, wanted only the host and path, like registry.example.com/my-bot';
  if (value.includes('@')) return 'has a digest, wanted the repository alone: the build writes the digest';
  const slash = value.indexOf('/');
  const first = slash === -1 ? '' : value.slice(0, slash);
  const hasHost = /[.:[]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const path = hasHost ? value.slice(slash + 1) : value;
  const prefix = hasHost ? '' : hubPrefix(value);
  const length = prefix.length + value.length;
  if (length > LONGEST_NAME) {
    const whole = prefix === '' ? '' : ` with the ${prefix} that engines put before it`;
    return `${length} characters${whole}, wanted at most ${LONGEST_NAME}`;
  }
  return (hasHost ? checkHost(first) : undefined) ?? checkPath(path);
}

/** What an engine makes of a name without a host. */
function hubPrefix(name: string): string {
  return name.includes('/') ? 'docker.io/' : 'docker.io/library/';
}

function checkHost(value: string): string | undefined {
  const { host = '', port } = HOST_AND_PORT.exec(value)?.groups ?? {};
  if (!host.startsWith('[') && !host.split('.').every((label) => HOST_LABEL.test(label))) {
    return `the registry ${JSON.stringify(value)} is no host name`;
  }
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= HIGHEST_PORT)) {
    return `the registry's port ${JSON.stringify(port)} is no port, wanted 1 to ${HIGHEST_PORT}`;
  }
  return undefined;
}

function checkPath(path: string): string | undefined {
  if (path.includes(':')) return 'has a tag, wanted the repository alone: the build chooses the tag';
  if (IMAGE_ID.test(path)) return '64 hexadecimal digits, which an engine takes for an image id';
  if (!path.split('/').every((part) => PATH_PART.test(part))) {
    return 'wanted path parts of lower-case letters and digits, joined inside by one dot, one or two underscores or dashes';
  }
  return undefined;
}
