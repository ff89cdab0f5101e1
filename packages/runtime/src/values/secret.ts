import { inspect } from '../platform/node-util.ts';

const redacted = '[redacted]';

/** Holds a value that no log, error, inspection or JSON text may show. */
export class Secret {
  readonly #value: string;

  // A computed method name has no place in the declarations that isolatedDeclarations writes.
  static {
    Object.defineProperty(this.prototype, inspect.custom, { value: () => redacted });
  }

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that sends it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }
}
