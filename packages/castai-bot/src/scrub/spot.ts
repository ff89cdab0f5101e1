import { guessSensitivity } from '@castai-bot/api/guess-sensitivity';
import { enterField } from '@castai-bot/api/sensitive';
import type { SensitivePlace } from '@castai-bot/api/sensitive-place';

/** What a text is to those who see it; undefined for one that only its form can give away. */
export type Sensitivity = 'secret' | 'personal' | undefined;

/** What happens to a text in a JSON value; `name` is the nearest field, '' where there is none. */
export type MapText = (
  text: string,
  at: { readonly name: string; readonly sensitivity: Sensitivity },
) => string;

const KEY = { name: '', sensitivity: undefined };

/** A place in JSON values of one kind. The items of a list are in the same place as the list. */
export class Spot {
  readonly name: string;
  /** By the document; by its name, where the document does not know it. */
  readonly sensitivity: Sensitivity;
  readonly #place: SensitivePlace | undefined;
  readonly #fields = new Map<string, Spot>();

  /** @param holder - the field that this one is in */
  constructor(place: SensitivePlace | undefined, name: string = '', holder: string = '') {
    this.name = name;
    const isMarked = place === 'secret' || place === 'personal';
    const guessed = place === 'plain' || isMarked ? undefined : guessSensitivity(name, holder);
    this.sensitivity = isMarked ? place : guessed;
    // What is in headers, credentials and the like is for its receiver alone, whatever its name.
    this.#place = place === undefined && guessed === 'secret' ? guessed : place;
  }

  enter(field: string): Spot {
    const known = this.#fields.get(field);
    if (known !== undefined) return known;
    const spot = new Spot(enterField(this.#place, field), field, this.name);
    this.#fields.set(field, spot);
    return spot;
  }

  /** A copy of a JSON value that stands here, with its texts and the names of its fields put through `map`. */
  mapTexts(value: unknown, map: MapText): unknown {
    if (typeof value === 'string') return map(value, this);
    if (Array.isArray(value)) return value.map((item: unknown) => this.mapTexts(item, map));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([field, item]: [string, unknown]) => [
        map(field, KEY),
        this.enter(field).mapTexts(item, map),
      ]),
    );
  }
}
