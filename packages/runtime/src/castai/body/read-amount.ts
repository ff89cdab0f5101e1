/** A number that the API sends as text; text still where a number would not be exact. `Number(amount)` rounds. */
export type Amount = number | string;

/** The amounts of a record, under the names that the API gives them. */
export type Amounts<Fields> = { readonly [Key in keyof Fields]: Amount };

const DECIMALS_MAX = 20;

/**
 * Reads a number that the API sends as text, as it does for 64-bit integers, money and quantities.
 *
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export function readAmount(text: string): Amount {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const decimals = text.split('.')[1]?.length ?? 0;
  const number = Number(text);
  return decimals <= DECIMALS_MAX && number.toFixed(decimals) === text ? number : text;
}

/** Reads a record of nothing but such numbers. */
export function readAmounts<Fields extends object>(record: Fields): Amounts<Fields> {
  const entries = Object.entries(record).map(([name, value]: readonly [string, unknown]) => [
    name,
    typeof value === 'string' ? readAmount(value) : value,
  ]);
  // The names are those of the record; Object.fromEntries forgets them.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(entries) as Amounts<Fields>;
}
