/** One thing wrong with the answers. */
export interface Problem {
  /** Path of the answer, like `functions.example.schedule`. */
  readonly field: string;
  /** What was found. */
  readonly value: unknown;
  /** What is wrong with it and what is wanted. */
  readonly message: string;
  readonly hint?: string;
}

interface TextOptions {
  /** Says what is wrong with the text. */
  readonly check: (value: string) => string | undefined;
  readonly fallback?: string;
  /** What a problem shows of a value that should not be there. @default the value */
  readonly show?: (value: unknown) => unknown;
}

interface NumberOptions {
  readonly check: (value: number) => string | undefined;
  readonly fallback: number;
}

interface ChoiceOptions<Choice extends string, Fallback extends Choice | undefined> {
  readonly choices: readonly [Choice, ...Choice[]];
  /** Undefined: one must be there. */
  readonly fallback: Fallback;
}

/** Reads an object's members one by one and notes every problem instead of stopping at the first. */
export class AnswerReader {
  readonly problems: Problem[];
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #path: string;

  constructor(raw: unknown, options: { readonly path: string; readonly problems: Problem[] }) {
    this.problems = options.problems;
    this.#path = options.path;
    this.#record = isRecord(raw) ? raw : {};
    if (!isRecord(raw)) {
      this.problems.push({
        field: options.path,
        value: raw,
        message: `found ${kindOf(raw)}, wanted an object`,
      });
    }
  }

  get keys(): readonly string[] {
    return Object.keys(this.#record);
  }

  /** The member as it is; what the object inherits does not count. */
  value(field: string): unknown {
    return Object.hasOwn(this.#record, field) ? this.#record[field] : undefined;
  }

  has(field: string): boolean {
    return this.value(field) !== undefined;
  }

  /** The member's path from the top. */
  path(field: string): string {
    return this.#path === '' ? field : `${this.#path}.${field}`;
  }

  report(field: string, problem: Pick<Problem, 'message' | 'hint'>): void {
    this.problems.push({ field: this.path(field), value: this.value(field), ...problem });
  }

  /** @param newer members that only a newer schema has */
  refuseUnknown(known: readonly string[], newer: readonly string[] = []): void {
    for (const key of this.keys) {
      if (newer.includes(key))
        this.report(key, { message: 'an answer of schema 2, wanted "schema": 2 in the file' });
      else if (!known.includes(key))
        this.report(key, { message: `no such answer, wanted one of ${known.join(', ')}` });
    }
  }

  /** Reads a member that is an object. */
  record(field: string): AnswerReader {
    return new AnswerReader(this.value(field), { path: this.path(field), problems: this.problems });
  }

  /** Reads a member that is a list of objects. */
  records(field: string): readonly AnswerReader[] {
    return this.#items(field).map(
      (item, at) => new AnswerReader(item, { path: `${this.path(field)}.${at}`, problems: this.problems }),
    );
  }

  /** Reads a member that is a list of different texts. */
  texts(
    field: string,
    { check, show = (value) => value }: Pick<TextOptions, 'check' | 'show'>,
  ): readonly string[] {
    const items = this.#items(field);
    const texts = items.map((item) => (typeof item === 'string' ? item : ''));
    for (const [at, item] of items.entries()) {
      const text = texts[at] ?? '';
      const twice = texts.indexOf(text) === at ? undefined : 'is there twice';
      const message =
        typeof item === 'string' ? (check(text) ?? twice) : `found ${kindOf(item)}, wanted text`;
      if (message !== undefined)
        this.problems.push({ field: `${this.path(field)}.${at}`, value: show(item), message });
    }
    return texts;
  }

  #items(field: string): readonly unknown[] {
    const value = this.value(field);
    if (Array.isArray(value)) return value;
    this.report(field, { message: `found ${kindOf(value)}, wanted a list` });
    return [];
  }

  text(field: string, { check, fallback, show = (value) => value }: TextOptions): string {
    const value = this.value(field) ?? fallback;
    const isText = typeof value === 'string' && this.value(field) !== null;
    const message = isText ? check(value) : `found ${kindOf(this.value(field))}, wanted text`;
    if (message !== undefined)
      this.problems.push({ field: this.path(field), value: show(this.value(field)), message });
    return isText ? value : '';
  }

  textOrNull(field: string, options: TextOptions): string | null {
    return (this.value(field) ?? null) === null ? null : this.text(field, options);
  }

  number(field: string, { check, fallback }: NumberOptions): number {
    const value = this.value(field) === undefined ? fallback : this.value(field);
    const message = typeof value === 'number' ? check(value) : `found ${kindOf(value)}, wanted a number`;
    if (message !== undefined) this.report(field, { message });
    return typeof value === 'number' ? value : fallback;
  }

  /** A member that is written only where it is true. */
  isSet(field: string): boolean {
    const value = this.value(field) ?? false;
    if (typeof value !== 'boolean')
      this.report(field, { message: `found ${kindOf(value)}, wanted true or false` });
    return value === true;
  }

  choice<const Choice extends string, const Fallback extends Choice | undefined>(
    field: string,
    { choices, fallback }: ChoiceOptions<Choice, Fallback>,
  ): Choice | Fallback {
    const value = this.value(field) === undefined ? fallback : this.value(field);
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined)
      this.report(field, { message: `no such choice, wanted one of ${choices.join(', ')}` });
    return choice ?? fallback;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
