import { readFile } from 'node:fs/promises';
import { CliError } from '@castai-bot/cli';

/** docker's config.json and podman's auth.json, as far as logins go; everything else is kept as it is. */
export interface DockerConfig {
  readonly auths?: Readonly<Record<string, AuthEntry>>;
  /** Registry → the `docker-credential-<name>` that has its login. */
  readonly credHelpers?: Readonly<Record<string, string>>;
  /** The one that has all the others. */
  readonly credsStore?: string;
  readonly [other: string]: unknown;
}

export interface AuthEntry {
  /** base64 of `username:password`. */
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

/** Reads one such file; undefined when there is none. @throws CliError AUTH_FILE when it cannot be read */
export async function readDockerConfig(file: string): Promise<DockerConfig | undefined> {
  try {
    return parseDockerConfig(await readFile(file, 'utf8'), file);
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
      return undefined;
    throw unreadable(file, cause);
  }
}

/** @param source says where the text is from, for people */
export function parseDockerConfig(text: string, source: string): DockerConfig {
  try {
    const document: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    if (typeof document !== 'object' || document === null || Array.isArray(document)) {
      throw new TypeError('wanted a JSON object');
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engines wrote it; every field is optional
    return document as DockerConfig;
  } catch (cause) {
    throw unreadable(source, cause);
  }
}

function unreadable(source: string, cause: unknown): CliError {
  return new CliError(
    'AUTH_FILE',
    `Cannot read the logins in ${JSON.stringify(source)}: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      cause,
    },
  );
}
