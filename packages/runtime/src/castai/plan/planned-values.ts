import { PlanEndedError } from './plan-ended-error.ts';

const plannedKey: unique symbol = Symbol('planned');

/**
 * How a planned value is written, e.g. `(planned nodeId of POST /v1/…)`, and `(planned nodeId of POST /v1/… #2)` where
 * the plan has two such writes; only one that was handed out counts.
 */
const MARK = /\(planned [^()]*\)/g;

/**
 * What a write answers. In a dry run nothing does, and a value that `isPlanned()` stands for the answer: print it, pass it
 * to another write. `===`, `typeof`, `!!` and `Array.isArray` say of it what they say of a function.
 */
export type Planned<Answer> = Answer;

/** Whether a value stands for the answer to a write that was not sent. Text made of one is text: ask before. */
export function isPlanned(value: unknown): boolean {
  return typeof value === 'function' && Reflect.get(value, plannedKey) !== undefined;
}

/** Which part of which answer a planned value stands for. */
export interface PlannedPart {
  /** The place of the write in the plan, from 0. */
  readonly write: number;
  /** The fields that lead to it; none for the whole answer. */
  readonly at: readonly string[];
}

/** A planned write, as planned values name and number it. */
interface PlannedSource {
  readonly name: string;
  readonly write: number;
}

/**
 * What stands for the answers to the writes of one dry run. Each value knows itself; as a text it is known by its mark,
 * which is kept from the moment it is handed out, so that no other text is taken for one.
 */
export class PlannedValues {
  readonly #marks = new Map<string, PlannedPart>();
  /** How many writes have the same words. */
  readonly #alike = new Map<string, number>();
  readonly #ends = new Map<string, PlanEndedError>();

  /**
   * Makes what stands for an answer, or a part of it. Its properties are planned values too; it can be printed and
   * passed on to another write. Code that would act on it is ended with PlanEndedError, as far as a Proxy is asked:
   * `===`, `typeof`, `!!` and `Array.isArray` are answered without it.
   *
   * @param trail Which part of the answer it stands for
   */
  create(source: PlannedSource, trail: readonly string[] = []): unknown {
    const needed = `${trail.join('.') || 'the answer'} of ${source.name}`;
    const end = (): never => {
      throw this.end(needed);
    };
    const write = (): string =>
      this.#handOut(`(planned ${needed.replaceAll(/[()]/g, ' ')})`, { write: source.write, at: trail });
    // What console.log asks: it looks past a Proxy.
    Object.defineProperty(write, Symbol.for('nodejs.util.inspect.custom'), { value: write });
    // A function, so that a method of the answer can be called, and ends the plan.
    return new Proxy(write, {
      get: (_, key) => {
        if (key === plannedKey) return true;
        // Else await would take it for a promise.
        if (key === 'then') return undefined;
        if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'string' ? write() : end());
        if (key === 'toString' || key === 'toJSON') return write;
        return typeof key === 'symbol' ? end() : this.create(source, [...trail, key]);
      },
      apply: end,
      defineProperty: end,
      deleteProperty: end,
      has: end,
      ownKeys: end,
      set: end,
    });
  }

  /** Numbers a write, and names it so that it is no other. @param words e.g. `POST /v1/…` */
  addSource(words: string, write: number): PlannedSource {
    const number = (this.#alike.get(words) ?? 0) + 1;
    this.#alike.set(words, number);
    return { name: number === 1 ? words : `${words} #${number}`, write };
  }

  /** What every mark that was handed out stands for. */
  listMarks(): Readonly<Record<string, PlannedPart>> {
    return Object.fromEntries(this.#marks);
  }

  /** The first mark in a text, or in the texts of a JSON value; undefined where there is none. */
  findMark(value: unknown): string | undefined {
    const text = value === undefined ? undefined : JSON.stringify(value);
    // Asked for last: to write a planned value is what hands its mark out.
    return text?.match(MARK)?.find((mark) => this.#marks.has(mark));
  }

  /** Whether a text is the mark of a planned value, and no more. */
  isMark(text: string): boolean {
    return this.#marks.has(text);
  }

  /** The error of code that cannot go on without a real answer. @param needed e.g. `nodeId of POST /v1/…` */
  end(needed: string): PlanEndedError {
    const error = new PlanEndedError(needed);
    this.#ends.set(error.message, error);
    return error;
  }

  /** The end of this plan that a text tells of, e.g. the message of a failed item. */
  findEnd(text: string): PlanEndedError | undefined {
    for (const [message, error] of this.#ends) if (text.includes(message)) return error;
    return undefined;
  }

  #handOut(mark: string, part: PlannedPart): string {
    this.#marks.set(mark, part);
    return mark;
  }
}
