import type { Clock } from '../http/time/clock.ts';
import { type PlannedState, planStore } from './plan-store.ts';
import { parseState, printState, type StateSpec } from './state-value.ts';
import { StateConflictError, type StateStore, type StoredText } from './state-store.ts';

/** What a function keeps between its runs: one value of JSON, of the form that its schema says. */
export interface State<Value> {
  /** Reads what is stored now; where nothing is, the default of the schema. */
  get(): Promise<Value>;
  /**
   * Stores a value at once: when this has resolved, the end of the process loses nothing of it.
   *
   * @throws StateConflictError when somebody else has written since this run has last read or written
   */
  set(next: Value): Promise<void>;
  /**
   * Stores what `change` makes of the present value. Where somebody else writes meanwhile, it is called again with what
   * is there then; one update of a run waits for the other, so `change` must not call `set` or `update` itself.
   *
   * @returns what is stored then
   */
  update(change: (now: Value) => Value | Promise<Value>): Promise<Value>;
}

/** What a run has of a state before its function says what is in it. */
export interface StateAccess {
  readonly name: string;
  /** @throws ConfigError `state` when there is no such store or it may not be used */
  readonly open: () => Promise<StateStore>;
  readonly holdsSecret: (text: string) => boolean;
  readonly clock: Clock;
  /** Set in a dry run, which stores nothing: is told what it would have stored, anew with each change. */
  readonly notePlanned: ((planned: PlannedState) => void) | undefined;
}

/** Tries of an update before it gives up. */
const TRIES = 10;
const LONGEST_PAUSE_MS = 500;

/**
 * Opens the state of a function, once what is stored is known to fit.
 *
 * @throws ConfigError `state` when it does not; StateConflictError and others of the store
 */
export async function openState<Value>(
  spec: Pick<StateSpec<Value>, 'schema' | 'migrate'>,
  { clock, holdsSecret, name, notePlanned, open }: StateAccess,
): Promise<State<Value>> {
  const opened = await open();
  const whole = { schema: spec.schema, migrate: spec.migrate, name, holdsSecret };
  const first = await opened.read('state.json');
  await parseState(first.text, whole);
  if (notePlanned === undefined) return new StoredState(opened, { spec: whole, seen: first, clock });
  const store = planStore(first.text, { name, note: notePlanned });
  return new StoredState(store, { spec: whole, seen: await store.read('state.json'), clock });
}

interface StoredStateParts<Value> {
  readonly spec: StateSpec<Value>;
  /** What was read last. */
  readonly seen: StoredText;
  readonly clock: Clock;
}

class StoredState<Value> implements State<Value> {
  readonly #store: StateStore;
  readonly #spec: StateSpec<Value>;
  readonly #clock: Clock;
  #seen: StoredText;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: StateStore, { clock, seen, spec }: StoredStateParts<Value>) {
    this.#store = store;
    this.#spec = spec;
    this.#seen = seen;
    this.#clock = clock;
  }

  async get(): Promise<Value> {
    const { text } = await this.#read();
    return parseState(text, this.#spec);
  }

  async set(next: Value): Promise<void> {
    const text = await printState(next, this.#spec);
    await this.#afterOthers(() => this.#write(text, this.#seen));
  }

  async update(change: (now: Value) => Value | Promise<Value>): Promise<Value> {
    return this.#afterOthers(() => this.#update(change, TRIES));
  }

  async #update(change: (now: Value) => Value | Promise<Value>, tries: number): Promise<Value> {
    const stored = await this.#read();
    const next = await change(await parseState(stored.text, this.#spec));
    const text = await printState(next, this.#spec);
    try {
      if (text !== stored.text) await this.#write(text, stored);
      return await parseState(text, this.#spec);
    } catch (error) {
      if (!(error instanceof StateConflictError) || tries <= 1) throw error;
    }
    await this.#clock.sleep(this.#clock.random() * LONGEST_PAUSE_MS);
    return this.#update(change, tries - 1);
  }

  async #read(): Promise<StoredText> {
    const read = await this.#store.read('state.json');
    this.#seen = read;
    return read;
  }

  async #write(text: string, { version }: StoredText): Promise<void> {
    this.#seen = { text, version: await this.#store.write('state.json', text, version) };
  }

  /** Writes of one run do not contend with each other. */
  async #afterOthers<Result>(write: () => Promise<Result>): Promise<Result> {
    const mine = this.#last.then(write);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
