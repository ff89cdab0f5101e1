/**
 * Reads a time to the microsecond, as a number that sorts: texts of times do not, as the API leaves off the noughts at
 * their end. One that cannot be read comes before all.
 */
export function readMicros(text: string | null | undefined): number {
  const at = Date.parse(text ?? '');
  if (Number.isNaN(at)) return 0;
  const [, digits = ''] = /\.\d{3}(\d{3})/.exec(text ?? '') ?? [];
  return at * 1000 + Number(digits);
}
