import { fileSystem } from '../platform/file-system.ts';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where Kubernetes mounts the ConfigMap of a function. */
export const mountedConfig = '/etc/config/function_config.json';

/** A ConfigMap holds no more, bytes. */
const LARGEST_CONFIG = 1024 * 1024;

/** Where a config may be. */
export interface ConfigPlaces {
  /** `BOT_CONFIG`: then no other place counts. */
  readonly named: string | undefined;
  readonly mounted: string;
  /** The file beside the bot's source, for a start without a cluster. */
  readonly local: URL | undefined;
}

/** The text of a config and the file it is from, or why there is none. */
export type ConfigText =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly problem: string };

/** Reads the config once, through the links by which Kubernetes swaps a mounted ConfigMap. */
export function readConfigText({ named, mounted, local }: ConfigPlaces): ConfigText {
  if (named !== undefined && named !== '') return readText(path.resolve(named));
  const places = [mounted, ...(local === undefined ? [] : [fileURLToPath(local)])];
  const file = places.find((place) => fileSystem.existsSync(place));
  if (file !== undefined) return readText(file);
  const wanted = ['a file in BOT_CONFIG', ...places];
  return {
    file: mounted,
    problem: `found no config, wanted ${wanted.slice(0, -1).join(', ')} or ${wanted.at(-1)}`,
  };
}

function readText(file: string): ConfigText {
  try {
    const { size } = fileSystem.statSync(file);
    if (size > LARGEST_CONFIG) {
      return { file, problem: `found ${size} bytes, wanted at most ${LARGEST_CONFIG}` };
    }
    return { file, text: fileSystem.readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    return { file, problem: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
