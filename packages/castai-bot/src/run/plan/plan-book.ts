import { fillPlaceholders, listPlaceholders, readAnswer } from './placeholder.ts';
import type { KeptWrite } from './plan-file.ts';
import {
  formOf,
  keyOfPlace,
  keyOfWrite,
  type SentForm,
  type WriteForm,
  type WritePlace,
} from './write-form.ts';

interface Row {
  readonly write: KeptWrite;
  readonly form: WriteForm;
  /** Writes that make what its placeholders stand for. */
  readonly makers: readonly number[];
  state: 'open' | 'claimed' | 'sent';
  /** The run has asked for it, whatever came of it. */
  isAsked: boolean;
  /** It was sent, and may have been carried out. */
  isTried: boolean;
}

/**
 * The writes of a plan, each to be sent once. One with placeholders can be asked for when what they stand for has been
 * made.
 */
export class PlanBook {
  readonly #rows: readonly Row[];
  /** Those with placeholders. */
  readonly #waiting: readonly number[];
  readonly #answers = new Map<number, unknown>();
  /** What the writes that make something were sent with. */
  readonly #asked = new Map<number, string>();
  readonly #byKey = new Map<string, number[]>();
  readonly #byPlace = new Map<string, number[]>();

  constructor(writes: readonly KeptWrite[]) {
    this.#rows = writes.map((write) => {
      const form = formOf(write);
      const makers = new Set(listPlaceholders(form).map((part) => part.write));
      return { write, form, makers: [...makers], state: 'open', isAsked: false, isTried: false };
    });
    this.#waiting = [...this.#rows.keys()].filter((index) => this.#rows[index]?.makers.length !== 0);
    for (const [index, { makers }] of this.#rows.entries()) if (makers.length === 0) this.#enter(index);
  }

  /**
   * Takes the write of the plan that is the same and not sent yet; undefined where there is none. Of several that are the
   * same, one whose answer was lost is sent again first, and one that was refused last.
   */
  claim(write: SentForm): number | undefined {
    const same = this.#byKey.get(keyOfWrite(formOf(write))) ?? [];
    const open = same.filter((one) => this.#rows[one]?.state === 'open');
    const index =
      open.find((one) => this.#rows[one]?.isTried) ??
      open.find((one) => this.#rows[one]?.isAsked === false) ??
      open[0];
    const row = index === undefined ? undefined : this.#rows[index];
    if (row === undefined) return undefined;
    row.state = 'claimed';
    row.isAsked = true;
    return index;
  }

  /** A write of the plan that goes to the same place, and is not sent; it is asked for then, in another form. */
  findAlike(write: SentForm): KeptWrite | undefined {
    const index = this.#byPlace
      .get(keyOfPlace(formOf(write).place))
      ?.find((one) => this.#rows[one]?.state === 'open');
    const row = index === undefined ? undefined : this.#rows[index];
    if (row !== undefined) row.isAsked = true;
    return row?.write;
  }

  /** Whether it was sent already, and may have been carried out. */
  isTried(index: number): boolean {
    return this.#rows[index]?.isTried ?? false;
  }

  /** It is sent now, or its answer says for sure what came of it. */
  markTried(index: number, { isTried }: { readonly isTried: boolean }): void {
    const row = this.#rows[index];
    if (row !== undefined) row.isTried = isTried;
  }

  /** It may be asked for again. */
  release(index: number): void {
    const row = this.#rows[index];
    if (row !== undefined) row.state = 'open';
  }

  /** It was carried out, and this came of it. */
  settle(index: number, { answer, asked }: { readonly answer: unknown; readonly asked: string }): void {
    const row = this.#rows[index];
    if (row === undefined) return;
    row.state = 'sent';
    this.#answers.set(index, answer);
    this.#asked.set(index, asked);
    for (const other of this.#waiting) {
      const makers = this.#rows[other]?.makers ?? [];
      if (makers.includes(index) && makers.every((maker) => this.#answers.has(maker))) this.#enter(other);
    }
  }

  /** The writes that the run did not ask for. */
  listUnasked(): readonly KeptWrite[] {
    return this.#rows.filter(({ isAsked }) => !isAsked).map(({ write }) => write);
  }

  #enter(index: number): void {
    const form = this.#rows[index]?.form;
    if (form === undefined || !this.#isNew(form.place)) return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
    const filled = fillPlaceholders(form, this.#answers) as WriteForm;
    append(this.#byKey, keyOfWrite(filled), index);
    append(this.#byPlace, keyOfPlace(filled.place), index);
  }

  /**
   * A write goes to what the plan makes only where that is new: what its maker was sent with was there before, and the
   * plan says of it what it holds.
   */
  #isNew(place: WritePlace): boolean {
    return listPlaceholders(place).every((part) => {
      const made = readAnswer(part, this.#answers);
      const isId = (typeof made === 'string' && made !== '') || typeof made === 'number';
      return isId && !(this.#asked.get(part.write) ?? '').includes(String(made));
    });
  }
}

function append(map: Map<string, number[]>, key: string, index: number): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, [index]);
  else found.push(index);
}
