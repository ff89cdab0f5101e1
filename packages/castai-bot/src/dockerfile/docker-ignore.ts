/** Decides which files of a folder an engine sends into a build. */
export interface DockerIgnore {
  /** @param path relative, with slashes */
  isIgnored(path: string): boolean;
  /** Whether nothing below an ignored folder can be let in again. */
  isDeadEnd(folder: string): boolean;
}

interface Rule {
  readonly pattern: RegExp;
  readonly isException: boolean;
  /** What every path it matches begins with. */
  readonly prefix: string;
}

/**
 * Reads a .dockerignore as docker, podman and buildah do: the last rule that matches a path, or a folder above it, wins.
 * @see https://github.com/moby/patternmatcher
 */
export function parseDockerIgnore(text: string): DockerIgnore {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line) => toRule(line) ?? []);
  const isIgnored = (path: string): boolean => {
    const paths = listPathAndParents(path);
    return rules.reduce(
      (ignored, rule) => (paths.some((one) => rule.pattern.test(one)) ? !rule.isException : ignored),
      false,
    );
  };
  return {
    isIgnored,
    isDeadEnd: (folder) =>
      isIgnored(folder) &&
      !rules.some(({ isException, prefix }) => isException && mayMeet(`${folder}/`, prefix)),
  };
}

function mayMeet(folder: string, prefix: string): boolean {
  return prefix.startsWith(folder) || folder.startsWith(prefix);
}

function listPathAndParents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function toRule(line: string): Rule | undefined {
  if (line.startsWith('#')) return undefined;
  const trimmed = line.trim();
  const isException = trimmed.startsWith('!');
  const text = clean(isException ? trimmed.slice(1).trim() : trimmed);
  if (text === '') return undefined;
  const prefix = /^[^*?[\\]*/.exec(text)?.[0] ?? '';
  return { pattern: toPattern(text), isException, prefix };
}

/** `./a//b/` is `a/b`. */
function clean(text: string): string {
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const WILDCARDS = /\*\*\/|\*\*|\*|\?|\[(?:\\.|[^\]\\]){1,256}\]|\\.|[^*?[\\]/gsu;

function toPattern(text: string): RegExp {
  const source = [...text.matchAll(WILDCARDS)].map(([token]) => toSource(token)).join('');
  // oxlint-disable-next-line patterns/no-backtracking -- a repo's own patterns and paths, both short
  return new RegExp(`^${source}$`, 'su');
}

function toSource(token: string): string {
  switch (token) {
    case '**/':
      return '(?:.*/)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    default:
      return token.startsWith('[') ? token : escape(token.replace(/^\\(?=.)/s, ''));
  }
}

/** RegExp.escape is not in Node 22. */
function escape(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
