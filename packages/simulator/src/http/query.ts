import { badField } from './refusal.ts';

/** The query string of a request, read by the names its operation has and checked while it is read. */
export class Query<Name extends string = string> {
  readonly #params: URLSearchParams;

  constructor(params: URLSearchParams) {
    this.#params = params;
  }

  /** The value, or `undefined` when it is absent or empty. */
  text(name: Name): string | undefined {
    return this.#params.get(name) || undefined;
  }

  /** Every value of a repeated parameter. */
  list(name: Name): readonly string[] {
    return this.#params.getAll(name).filter((value) => value !== '');
  }

  flag(name: Name): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false') throw badField(name, `found "${value}", wanted true or false`);
    return value === 'true';
  }

  /** A whole number within the bounds. */
  int(name: Name, { min, max }: { readonly min: number; readonly max: number }): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw badField(name, `found "${value}", wanted a whole number from ${min} to ${max}`);
    }
    return number;
  }

  oneOf<const T extends string>(name: Name, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    return findAllowed(name, value, allowed);
  }

  listOf<const T extends string>(name: Name, allowed: readonly T[]): readonly T[] {
    return this.list(name).map((value) => findAllowed(name, value, allowed));
  }

  /** A time in RFC 3339, as milliseconds since the epoch. */
  time(name: Name): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const time = Date.parse(value);
    if (Number.isNaN(time))
      throw badField(name, `found "${value}", wanted a time such as 2026-01-31T00:00:00Z`);
    return time;
  }

  /** The query without the named parameters, as text. */
  without(names: readonly string[]): string {
    return new URLSearchParams([...this.#params].filter(([name]) => !names.includes(name))).toString();
  }

  /** The query as plain data: a parameter given once is its text, a repeated one the list of its texts. */
  toObject(): Readonly<Record<string, string | readonly string[]>> {
    const names = [...new Set(this.#params.keys())];
    return Object.fromEntries(
      names.map((name) => {
        const [first = '', ...more] = this.#params.getAll(name);
        return [name, more.length === 0 ? first : [first, ...more]];
      }),
    );
  }
}

function findAllowed<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw badField(name, `found "${value}", wanted one of ${allowed.join(', ')}`);
  return found;
}
