import { ApiError } from '../../http/errors/api-error.ts';
import { isUnavailable } from '../../http/errors/is-unavailable.ts';
import type { StatePlace } from '../../read/bot-entry.ts';
import { isRecord } from '../../values/json-value.ts';
import { StateConflictError, type StateKey, type StateStore, StateUnavailableError } from '../state-store.ts';
import { refuse } from '../state-value.ts';
import { type ApiServerCall, type ApiServerOptions, callApiServer } from './call-api-server.ts';
import { type ConfigMapPlace, type ConfigMapSearch, findConfigMap } from './config-map-place.ts';

/** What a store needs besides what the manifest says of it. */
export interface ConfigMapStoreOptions extends ApiServerOptions, ConfigMapSearch {
  /** Whether it is only read: then the right to write is not asked for. */
  readonly isReadOnly: boolean;
}

/** What we look at of a ConfigMap. */
interface ConfigMap {
  readonly resourceVersion: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Writes of other keys that one write may meet. */
const TRIES = 10;
/** The key under which a write leaves its id: what was carried out and not answered is known by it. */
const WRITE_ID = 'write-id';
const LONGEST_PAUSE_MS = 500;

/**
 * Opens the ConfigMap of a state. It takes three calls in all, of the verbs `get` and `patch` on that one object:
 *
 * - `GET`: what is stored
 * - `PATCH` of one key and of the write's id, for the `resourceVersion` that was read: the API server answers 409 where somebody has written
 *   since
 * - `PATCH` of nothing with `dryRun=All`, here: whether a write is allowed is known before the function begins
 *
 * The version of a key is its text: of a write to another key a reader of this one need not hear.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 * @throws ConfigError `state` where the ConfigMap is missing or not allowed; StateUnavailableError
 */
export async function openConfigMap(
  state: StatePlace | undefined,
  options: ConfigMapStoreOptions,
): Promise<StateStore> {
  const place = findConfigMap(state, options);
  const call = async (wanted: ApiServerCall): Promise<ConfigMap> => ask(place, wanted, options);
  if (!options.isReadOnly) await call({ method: 'PATCH', query: 'dryRun=All', body: {} });
  let last: ConfigMap | undefined;
  const read = async (): Promise<ConfigMap> => (last = await call({ method: 'GET' }));
  const patch = async (
    data: Readonly<Record<string, string>>,
    { resourceVersion }: ConfigMap,
  ): Promise<void> => {
    const body = { metadata: { resourceVersion }, data };
    last = await call({ method: 'PATCH', query: 'fieldManager=castai-bot', body });
  };
  return {
    read: async (key) => {
      const text = readText(await read(), key);
      return { text, version: toVersion(text) };
    },
    write: async (key, text, version) => {
      const id = crypto.randomUUID();
      for (let tries = 1; ; tries += 1) {
        const stored = last ?? (await read());
        // An earlier try may have arrived, and its answer may not.
        if (stored.data[WRITE_ID] === id) return toVersion(text);
        if (toVersion(readText(stored, key)) !== version)
          throw new StateConflictError(`${key} was written meanwhile`);
        try {
          await patch({ [key]: text, [WRITE_ID]: id }, stored);
          return toVersion(text);
        } catch (error) {
          if (!(error instanceof StateConflictError) || tries >= TRIES) throw error;
        }
        await options.clock.sleep(options.clock.random() * LONGEST_PAUSE_MS);
        await read();
      }
    },
  };
}

function toVersion(text: string | undefined): string {
  return text ?? '';
}

function readText({ data }: ConfigMap, key: StateKey): string | undefined {
  const { [key]: text } = data;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

async function ask(
  place: ConfigMapPlace,
  call: ApiServerCall,
  options: ConfigMapStoreOptions,
): Promise<ConfigMap> {
  const answer = await callApiServer(place, call, options).catch((error: unknown) => {
    throw explain(error, { place, name: options.name });
  });
  const { metadata, data = {} } = isRecord(answer) ? answer : {};
  const resourceVersion = isRecord(metadata) ? metadata['resourceVersion'] : undefined;
  if (typeof resourceVersion === 'string' && isRecord(data)) return { resourceVersion, data };
  throw refuse(
    options.name,
    `: found no ConfigMap in the answer of ${place.url.host}, wanted ${place.shown}`,
  );
}

const CONFLICT = 409;
const NOT_FOUND = 404;

function explain(
  error: unknown,
  { name, place }: { readonly name: string; readonly place: ConfigMapPlace },
): unknown {
  if (isUnavailable(error)) return new StateUnavailableError(`${place.shown} cannot be had now`, error);
  if (!(error instanceof ApiError)) return error;
  const { message, status } = error;
  if (status === CONFLICT) return new StateConflictError(`${place.shown} was written meanwhile`);
  const problem =
    status === NOT_FOUND ? `: found no ${place.shown}` : `: ${place.shown} is refused: ${message}`;
  return refuse(name, problem, { hint: 'castai-bot deploy' });
}
