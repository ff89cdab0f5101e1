import type { Fault } from './faults/fault.ts';
import type { RecordedRequest } from './http/recorded-request.ts';
import type { Durations } from './state/durations.ts';
import type { Guesses } from './state/guesses.ts';
import type { AddedInstanceType } from './state/instance-catalog.ts';
import type { Change } from './state/journal.ts';
import type { World, WorldFile, WorldSize } from './world/world.ts';

/** How to start a simulator; everything has a default. */
export interface SimulatorOptions {
  /** The port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Whether it speaks https, with a certificate for localhost and 127.0.0.1 that is made at the start. @default false */
  readonly tls?: boolean;
  /** The same seed, size and `now` give the same world. @default 1 */
  readonly seed?: number;
  /** The key to accept. @default one of CAST AI's form, from the seed */
  readonly apiKey?: string;
  /** A world of your own, or the size of a generated one. @default 3 clusters of 12 nodes and 40 workloads */
  readonly world?: WorldFile | WorldSize;
  /**
   * Whether an agent connects to a cluster that is registered: it then has as many nodes and workloads as those of a
   * generated world. @default false: it waits for one
   */
  readonly connectsRegistered?: boolean;
  /** The largest page of a list, whatever a request asks for, and when it asks for none. @default the API's own: 500 when asked for, else 50, or all where that was seen */
  readonly pageLimit?: number;
  /** The time, in milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** How long things take, in milliseconds. @default about a second each */
  readonly durations?: Partial<Durations>;
  /** Behaviour that no public source settles. */
  readonly guesses?: Partial<Guesses>;
  /** Instance types that the simulator is to know besides its own. */
  readonly instanceTypes?: readonly AddedInstanceType[];
  /** What goes wrong from the start. */
  readonly faults?: readonly Fault[];
  /**
   * Host names by which it may be called besides IP addresses, localhost, names without a dot and container engines' own
   * names for the machine: a request to any other is refused, as one from a web page of another origin is.
   */
  readonly allowedHosts?: readonly string[];
  /** What the explorer shows and lets do beside the world: `castai-bot dev` runs a bot there. */
  readonly explorerRunner?: ExplorerRunner;
  /** Does what else begins anew with each reset, before the world does; requests wait until both are done. */
  readonly onReset?: () => Promise<void>;
  /** Told of each request once it is answered. */
  readonly onRequest?: (request: RecordedRequest, timing: RequestTiming) => void;
}

/** When a request came and how long its answer took, in real time. */
export interface RequestTiming {
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  readonly tookMs: number;
}

/** A button for what runs against the simulator: it is started, ended, or forgets what it keeps between runs. */
export type RunnerButton = 'run' | 'stop' | 'clear-state';

/** Something that runs against the simulator, shown by its explorer. */
export interface ExplorerRunner {
  /** What it is now, as plain data. */
  readonly read: () => Promise<object>;
  /** Does what was pressed; an error's message is shown. */
  readonly act: (button: RunnerButton, body: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Ends what runs, before a person's reset: it would see the world before and the one after. */
  readonly end: () => Promise<void>;
  /** Moves on whenever what is read has changed. */
  readonly revision: () => number;
}

/** Time that passes by being slept through. */
export interface VirtualClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Rejects at once with the reason of `signal` when that is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0, inclusive, to 1, exclusive; the same numbers for the same seed. */
  readonly random: () => number;
}

/** A running simulator. `await using` closes it. */
export interface Simulator {
  /** Where it listens: `http://127.0.0.1:port`, without a slash at the end; `https:` with `tls`. */
  readonly url: string;
  /** A page for a browser on this machine, which shows and changes what there is. Whoever has this URL can open it. */
  readonly explorerUrl: string;
  /** With `tls`: the certificate, in PEM, of the authority that a client has to trust. */
  readonly authority: string | undefined;
  readonly apiKey: string;
  /** A key that may read and is answered 403 when it writes. */
  readonly readonlyApiKey: string;
  /** The organization of the keys. */
  readonly organizationId: string;
  readonly clusterIds: readonly string[];
  /** How many of the operations it answers are known how: from answers of the API itself, from clients, from descriptions, or guessed. */
  readonly seen: Readonly<Record<'live' | 'client' | 'spec' | 'guess', number>>;
  /** Everything as it is now, as plain data. What has not been looked at yet is generated on the way; reading it changes nothing. */
  readonly world: World;
  /** Every request so far, in the order of the answers. */
  readonly requests: readonly RecordedRequest[];
  /** What differs from the start, but for times and versions that each write moves on. Operations are not listed. */
  changes(): readonly Change[];
  /**
   * The simulator's time, for a client to wait in: a sleep moves it forward and is over at once. The runtime's
   * `callFunction(fn, { api, clock: api.clock })` waits for a node so without waiting.
   */
  readonly clock: VirtualClock;
  /** Moves the simulator's time forward, in milliseconds: nodes come and go, operations end, schedules go off. */
  advance(milliseconds: number): void;
  /** Lets something go wrong from now on; the function it gives back mends it. */
  inject(fault: Fault): () => void;
  /** Mends everything that was injected. */
  clearFaults(): void;
  /**
   * Makes the world anew, as it was at the start; its time is real again. Requests stay, and so do faults but those
   * that are over. What is asked meanwhile waits, and is answered from the new one.
   */
  reset(): Promise<void>;
  /** Writes every request so far to a file, one JSON document a line. */
  saveRequests(file: string): Promise<void>;
  /** Stops listening at once, open connections included. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
