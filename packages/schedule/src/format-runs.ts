interface RunText {
  /** Without its year. */
  readonly day: string;
  readonly year: string;
  readonly time: string;
  readonly zone: string;
}

/**
 * Runs for people, in a zone: `Mon 30 Nov 17:00, Tue 1 Dec 17:00 (UTC)`. The zone's short name is said once, or wherever
 * the clocks change; a year where it is another than that of the run before.
 */
export function formatRuns(runs: readonly Date[], timeZone: string): string {
  const read = runReader(timeZone);
  const texts = runs.map(read);
  const parts = texts.map(({ day, year, time, zone }, index) => {
    const [before, after] = [texts[index - 1], texts[index + 1]];
    const shownYear = before === undefined || before.year === year ? '' : ` ${year}`;
    const shownZone = texts.length === 1 ? ` ${zone}` : after?.zone === zone ? '' : ` (${zone})`;
    return `${day}${shownYear} ${time}${shownZone}`;
  });
  return parts.join(', ') || 'never';
}

function runReader(timeZone: string): (run: Date) => RunText {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return (run) => {
    const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = Object.fromEntries(
      format.formatToParts(run).map(({ type, value }) => [type, value]),
    );
    const { weekday, day, month, year = '', hour, minute, timeZoneName = '' } = found;
    return { day: `${weekday} ${day} ${month}`, year, time: `${hour}:${minute}`, zone: timeZoneName };
  };
}
