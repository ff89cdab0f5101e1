const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;

/** Says what keeps a value from being a moment, the same wherever it is typed. */
export function checkTime(value: string): string | undefined {
  return TIME.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : 'wanted a time with its zone, like 2026-01-31T18:00Z or 2026-01-31T18:00+01:00';
}
