import { document } from '@castai-bot/api/document';

import { resolve } from '@castai-bot/api/resolve';

type Schema = (typeof document)['components']['schemas'][string];

/** The forms that a value may have, and must keep. */
export const forms = {
  word: (number: number): string => `canary-${number}-word`,
  email: (number: number): string => `canary.${number}@canary.test`,
  url: (number: number): string => `https://canary.test/canary-${number}-url`,
  uuid: (number: number): string => `ca0a0000-1234-4abc-9def-${String(number).padStart(12, '0')}`,
  digits: (number: number): string => `9270${String(number).padStart(8, '0')}`,
  address: (number: number): string => `10.${number >> 8}.${number & 255}.77`,
  json: (number: number): string => `{"text": "canary-${number}-json"}`,
};

export type Form = keyof typeof forms;

/** One value that can be found again. */
export interface Canary {
  readonly text: string;
  /** Where it was put: `items.eks.accountId`. */
  readonly field: string;
  /** What the document marks it as; undefined for what has to survive. */
  readonly mark: Schema['x-sensitive'];
}

interface Perch {
  readonly field: string;
  readonly mark: Schema['x-sensitive'];
  /** The schemas around: one that holds itself ends somewhere. */
  readonly refs: readonly string[];
}

/** Fills schemas of the document with a canary in every field that holds text. */
export class Aviary {
  readonly canaries: Canary[] = [];
  readonly #form: Form;

  /** @param form - of the values of marked fields; all others are words */
  constructor(form: Form) {
    this.#form = form;
  }

  populate(schema: Schema, perch: Perch = { field: '', mark: undefined, refs: [] }): unknown {
    const { $ref, anyOf, allOf } = schema;
    const mark = schema['x-sensitive'] ?? perch.mark;
    if ($ref !== undefined) {
      const refs = [...perch.refs, $ref];
      if (perch.refs.filter((ref) => ref === $ref).length > 1) return undefined;
      return this.populate(resolve<Schema>(schema, document.components.schemas), { ...perch, mark, refs });
    }
    if (allOf !== undefined)
      return Object.assign({}, ...allOf.map((part) => this.populate(part, { ...perch, mark })));
    const choice = anyOf?.find(({ type }) => type !== 'null');
    if (choice !== undefined) return this.populate(choice, { ...perch, mark });
    return this.#value(schema, { ...perch, mark });
  }

  #value(schema: Schema, perch: Perch): unknown {
    const [type] = [schema.type].flat().filter((one) => one !== 'null');
    if (type === 'string') return this.#text(schema, perch);
    if (type === 'integer' || type === 'number') return 1;
    if (type === 'boolean') return true;
    if (type === 'array')
      return [this.populate(schema.items ?? {}, perch)].filter((item) => item !== undefined);
    return type === 'object' || type === undefined ? this.#object(schema, perch) : null;
  }

  #text({ enum: words, format }: Schema, perch: Perch): string {
    if (words !== undefined) return words[0] ?? '';
    if (format === 'date-time') return '2026-10-01T10:00:00Z';
    if (format !== undefined) return '1';
    const { field, mark } = perch;
    const number = this.canaries.length + 1;
    const text = forms[mark === undefined ? 'word' : this.#form](number);
    this.canaries.push({ text, field, mark });
    return text;
  }

  #object({ properties = {}, additionalProperties: rest }: Schema, perch: Perch): unknown {
    const below = (name: string): Perch => ({
      ...perch,
      field: perch.field === '' ? name : `${perch.field}.${name}`,
    });
    const entries = Object.entries(properties).map(([name, part]) => [
      name,
      this.populate(part, below(name)),
    ]);
    const open = rest === true ? {} : rest;
    const more =
      typeof open === 'object' ? [['any', this.populate({ type: 'string', ...open }, below('any'))]] : [];
    return Object.fromEntries([...entries, ...more].filter(([, value]) => value !== undefined));
  }
}
