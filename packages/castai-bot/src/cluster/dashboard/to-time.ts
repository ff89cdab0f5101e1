/** Kubernetes' time in milliseconds since the epoch; null where there is none. */
export function toTime(iso: string | null | undefined): number | null {
  return iso === null || iso === undefined ? null : Date.parse(iso);
}
