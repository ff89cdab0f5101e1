type Still = string | ((moving: string, ...groups: readonly string[]) => string);

/** What is another with every run, and what stands in its place in a picture and in its text. */
const MOVING: readonly (readonly [RegExp, Still])[] = [
  [/(?<=127\.0\.0\.1:)\d+/g, '40100'],
  [/\b\d\d:\d\d:\d\d(?= (?:INFO|WARNING|ERROR|DEBUG))/g, '17:00:00'],
  [/(?<![\d.])\d+\.\d\d(?= s, \d+ request)/g, '0.90'],
  [
    /(?<=next )(?:\w{3} \d+ \w{3,4}(?: \d{4})? \d\d:\d\d(?: \([\w+:]+\))?(?:, )?)+/g,
    (runs) => `${runs.split(', ').map(onWeekday).join(', ')} (CET)`,
  ],
  [
    /(?<=\bNext\u2063)(?:\w{3} \d+ \w{3,4}, \d\d:\d\d\u2063)+/g,
    (runs) => runs.replaceAll(/[^\u2063]+/g, nextWeekday()),
  ],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b/g, '2027-03-01 17:00:00'],
  [/(?<="\w+At"\D{1,9})\d{4}-\d\d-\d\dT[\d:.]+(?=Z")/g, '2027-03-01T17:00:00'],
  [/(?<=\bTook\u2063)[\d.]+ (?:ms|s|min)\b/g, '0.90 s'],
  [/(?<=, in )\d+ (?:ms|s|min)\b/g, '2 s'],
  [/(?<![\d.])\d+(?=\u2063? ms\b)/g, '40'],
  [/(?<="durationMs"\D{1,9})\d+/g, '900'],
];

/** Puts what moves at rest, in what a terminal or a page shows. */
export function restMovingValues(text: string): string {
  return MOVING.reduce(
    (shown, [moving, still]) =>
      typeof still === 'string' ? shown.replaceAll(moving, still) : shown.replaceAll(moving, still),
    text,
  );
}

/** When a schedule's run is, on one of the days of a week that stays. */
function onWeekday(run: string, index: number): string {
  const [time = ''] = /\d\d:\d\d/.exec(run) ?? [];
  return `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][index % 5]} ${index + 1} Mar${run.includes(', ') ? ',' : ''} ${time}`;
}

/** The same for runs that come one by one, after one on the Monday. */
function nextWeekday(): (run: string) => string {
  let index = 0;
  return (run) => onWeekday(run, (index += 1));
}
