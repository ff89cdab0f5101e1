import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from '@castai-bot/cli';

/** What `castctl auth login` left on this machine. */
export interface CastctlLogin {
  /** As a person types it. */
  readonly file: string;
  /** Undefined: there is none in it, or several. Never to be shown. */
  readonly key: string | undefined;
}

/** @see https://docs.cast.ai/docs/castctl-reference, which says where the token is, and not what the file looks like. */
const PLACE = ['.config', 'castctl', 'config.yaml'];

/** CAST AI's keys, and those of old; a token of another form is not taken for one. */
const KEY = /^(?:castai_v1_[0-9a-f]{64}_[0-9a-f]{8}|[0-9a-f]{64})$/;

/** No login is as long, and a device may have no end. */
const MOST_BYTES = 1024 * 1024;

/** Finds the login of CAST AI's own command line; undefined where there is none that can be read. */
export async function findCastctlLogin(
  env: Readonly<Record<string, string | undefined>>,
): Promise<CastctlLogin | undefined> {
  const { HOME, USERPROFILE } = env;
  const home = HOME || USERPROFILE;
  const text = home ? await readSmallFile(path.join(home, ...PLACE)) : undefined;
  if (text === undefined) return undefined;
  const { parseYaml } = await import('@castai-bot/yaml');
  const { documents } = parseYaml(text);
  const values = documents.map((document): unknown => document.toJS({ maxAliasCount: -1 }));
  const [key, ...others] = new Set(listTexts(values).filter((one) => KEY.test(one)));
  return { file: `~/${PLACE.join('/')}`, key: others.length === 0 ? key : undefined };
}

async function readSmallFile(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= MOST_BYTES ? await readFile(file, 'utf8') : undefined;
  } catch (error) {
    // Who has no castctl, or may not read what it has, is not told of it.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(listTexts);
  return isRecord(value) ? Object.values(value).flatMap(listTexts) : [];
}
