import { document } from '@castai-bot/api/document';
import { createApp } from './http/create-app.ts';
import type { CursorKind } from './http/cursor.ts';
import type { RecordedRequest } from './http/recorded-request.ts';
import { createRequestReader } from './http/request-reader.ts';
import { listen } from './listen.ts';
import { handlers } from './routes/handlers.ts';
import { type ApiKey, type AuthToken, makeToken, prefixOf } from './state/api-key.ts';
import { createClock } from './state/clock.ts';
import { defaultDurations, type Durations } from './state/durations.ts';
import { defaultGuesses, type Guesses } from './state/guesses.ts';
import type { Change } from './state/journal.ts';
import { State } from './state/state.ts';
import { generateWorld } from './world/generate-world.ts';
import { createRandom } from './world/random.ts';
import { readWorld } from './world/read-world.ts';
import type { World, WorldFile, WorldSize, WorldSource } from './world/world.ts';

/** How to start a simulator; everything has a default. */
export interface SimulatorOptions {
  /** The port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** The same seed, size and `now` give the same world. @default 1 */
  readonly seed?: number;
  /** The key to accept. @default one of CAST AI's form, from the seed */
  readonly apiKey?: string;
  /** A world of your own, or the size of a generated one. @default 3 clusters of 12 nodes and 40 workloads */
  readonly world?: WorldFile | WorldSize;
  /** The largest page of a list, whatever a request asks for. @default 50 */
  readonly pageLimit?: number;
  /** `offset` counts in the list as it is at each request, so it skips when the filtered list shrinks; `key` goes on after the last object. @default 'offset' */
  readonly cursors?: CursorKind;
  /** The time, in milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** How long things take, in milliseconds. @default about a second each */
  readonly durations?: Partial<Durations>;
  /** Behaviour that no public source settles. */
  readonly guesses?: Partial<Guesses>;
  /** Told of each request once it is answered. */
  readonly onRequest?: (request: RecordedRequest) => void;
}

/** A running simulator. */
export interface Simulator {
  /** Where it listens: `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  /** A key that may read and is answered 403 when it writes. */
  readonly readonlyApiKey: string;
  /** The organization of the keys. */
  readonly organizationId: string;
  readonly clusterIds: readonly string[];
  /** Everything as it is now, as plain data. What has not been looked at yet is generated on the way; reading it changes nothing. */
  readonly world: World;
  /** Every request so far, in the order of the answers. */
  readonly requests: readonly RecordedRequest[];
  /** What differs from the start. Operations are not listed. */
  changes(): readonly Change[];
  /** Moves the simulator's time forward, in milliseconds: nodes come and go, operations end. */
  advance(milliseconds: number): void;
  /** Stops listening at once, open connections included. `await using` calls it too. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a CAST AI API on loopback with a world of its own.
 *
 * @throws {SimulatorError} when the port cannot be had
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { seed = 1, now = Date.now, onRequest } = options;
  const source = openWorld(options.world ?? {}, { seed, now: now() });
  const [organization] = source.organizations;
  const organizationId = organization?.id ?? createRandom(seed, 'organization').uuid();
  const keys = makeKeys(seed, {
    organizationId,
    now: now(),
    ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
  });
  const clock = createClock(now);
  const state = new State({
    source,
    apiKeys: [keys.full.apiKey, keys.readonly.apiKey],
    authTokens: [keys.full.authToken, keys.readonly.authToken],
    random: createRandom(seed, 'state'),
    clock,
    durations: { ...defaultDurations, ...options.durations },
    guesses: { ...defaultGuesses, ...options.guesses },
    pageRules: { cursors: options.cursors ?? 'offset', pageLimit: options.pageLimit ?? 50 },
  });
  const requests: RecordedRequest[] = [];
  const app = createApp({
    state,
    handlers,
    readRequest: createRequestReader(document),
    onRequest: (request) => {
      requests.push(request);
      onRequest?.(request);
    },
  });
  const { url, close } = await listen(app, options.port ?? 0);
  return {
    url,
    apiKey: keys.full.apiKey.token,
    readonlyApiKey: keys.readonly.apiKey.token,
    organizationId,
    requests,
    get clusterIds() {
      return state.clusters.toArray().map(({ id }) => id);
    },
    get world() {
      clock.settle();
      return state.toWorld();
    },
    changes: () => {
      clock.settle();
      return state.journal.changes();
    },
    advance: (milliseconds) => clock.advance(milliseconds),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function openWorld(
  world: WorldFile | WorldSize,
  { seed, now }: { readonly seed: number; readonly now: number },
): WorldSource {
  return 'organizations' in world
    ? readWorld(world, { seed, now })
    : generateWorld({ seed, size: world, now });
}

interface Key {
  readonly apiKey: ApiKey;
  readonly authToken: AuthToken;
}

function makeKeys(
  seed: number,
  {
    organizationId,
    apiKey,
    now,
  }: {
    readonly organizationId: string;
    readonly apiKey?: string;
    readonly now: number;
  },
): { readonly full: Key; readonly readonly: Key } {
  const random = createRandom(seed, 'api-keys');
  const createdAt = new Date(now).toISOString();
  const make = (token: string, name: string, isReadonly: boolean): Key => {
    const id = random.uuid();
    return {
      apiKey: { token, id, name, organizationId, isReadonly, isActive: true, expiresAt: undefined },
      authToken: {
        id,
        name,
        readonly: isReadonly,
        active: true,
        organizationId,
        createdAt,
        tokenPrefix: prefixOf(token),
      },
    };
  };
  const [token, readonlyToken] = [makeToken(random), makeToken(random)];
  return {
    full: make(apiKey ?? token, 'simulated', false),
    readonly: make(readonlyToken, 'simulated-readonly', true),
  };
}
