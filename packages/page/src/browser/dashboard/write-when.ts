/** `Mon 30 Nov, 17:00`, in a time zone or in the viewer's own. */
export function writeWhen(time: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(time);
}

/** The time zone of whoever looks. */
export function viewerZone(): string {
  return new Intl.DateTimeFormat('en-GB').resolvedOptions().timeZone;
}

/** What a clock shows there and here; here alone where both show the same. */
export function writeBoth(
  time: number,
  timeZone: string | null,
): { readonly there: string; readonly here: string | null } {
  const here = writeWhen(time);
  const there = timeZone === null ? `${writeWhen(time, 'UTC')} UTC` : writeWhen(time, timeZone);
  return { there, here: there === here ? null : here };
}
