import type { Format } from 'ajv/dist/2020.js';

const INT32_LIMIT = 2 ** 31;
const INT64_LIMIT = 2n ** 63n;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** The formats of the document, as ajv takes them. A number of 64 bits is text in JSON, or a number where the document says so. */
export const formats: Readonly<Record<string, Format>> = {
  'date-time': (text: string): boolean => RFC_3339.test(text) && !Number.isNaN(Date.parse(text)),
  int32: { type: 'number', validate: (value: number) => value >= -INT32_LIMIT && value < INT32_LIMIT },
  int64: (text: string): boolean => isWithin(text, -INT64_LIMIT, INT64_LIMIT),
  uint64: (text: string): boolean => isWithin(text, 0n, 2n * INT64_LIMIT),
  double: true,
  float: { type: 'number', validate: (value: number) => Number.isFinite(Math.fround(value)) },
};

function isWithin(text: string, low: bigint, high: bigint): boolean {
  if (!/^-?\d{1,20}$/.test(text)) return false;
  const value = BigInt(text);
  return value >= low && value < high;
}
