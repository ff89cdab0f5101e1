/** What a cron line means: the values of each field, as robfig/cron v3 (Kubernetes' own parser) reads them. */
export interface CronFields {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly daysOfWeek: ReadonlySet<number>;
  /** Day of month or day of week was left open: both must match. Otherwise one of them is enough. */
  readonly mustMatchBothDays: boolean;
}

/** What one field of a cron line may hold. */
export interface FieldRule {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

/** What is wrong with a part of a field. */
export type FieldProblem = 'unreadable' | 'reversed' | 'step 0' | 'huge step' | 'out of range';

/** Hears of the first problem, and ends the reading by throwing. */
export type Complain = (problem: FieldProblem, text: string, rule: FieldRule) => never;

interface FieldValues {
  readonly values: Set<number>;
  isOpen: boolean;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

const PART = /^(?:(?<star>[*?])|(?<low>[0-9a-z]+)(?:-(?<high>[0-9a-z]+))?)(?:\/(?<step>[0-9]+))?$/i;

/** In the order of a cron line. */
const RULES: readonly FieldRule[] = [
  { label: 'minute', min: 0, max: 59, names: [] },
  { label: 'hour', min: 0, max: 23, names: [] },
  { label: 'day of month', min: 1, max: 31, names: [] },
  { label: 'month', min: 1, max: 12, names: MONTHS },
  { label: 'day of week', min: 0, max: 6, names: DAYS },
];

/** robfig/cron reads a step as Go's int, of 64 bits wherever a control plane runs. */
const HIGHEST_STEP = 2n ** 63n - 1n;

/** What may stand in place of five fields. */
export const MACROS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** The five fields a macro stands for; anything else comes back as it is. */
export function expandMacro(schedule: string): string {
  return MACROS.get(schedule) ?? schedule;
}

/**
 * Reads a schedule without a word about what is wrong with it, which `complain` finds: a bot carries this part of the
 * reader alone.
 */
export function readCronFields(schedule: string, complain: Complain): CronFields {
  const fields = expandMacro(schedule).split(/ +/);
  const [minutes, hours, days, months, weekdays] = RULES.map((rule, at) =>
    readField(fields[at] ?? '', { rule, complain }),
  );
  return {
    minutes: valuesOf(minutes),
    hours: valuesOf(hours),
    daysOfMonth: valuesOf(days),
    months: valuesOf(months),
    daysOfWeek: valuesOf(weekdays),
    mustMatchBothDays: days?.isOpen === true || weekdays?.isOpen === true,
  };
}

function valuesOf(field: FieldValues | undefined): ReadonlySet<number> {
  return field?.values ?? new Set();
}

interface FieldContext {
  readonly rule: FieldRule;
  readonly complain: Complain;
}

function readField(text: string, context: FieldContext): FieldValues {
  const field: FieldValues = { values: new Set(), isOpen: false };
  for (const part of text.split(',')) readPart(part, field, context);
  return field;
}

function readPart(part: string, field: FieldValues, { rule, complain }: FieldContext): void {
  const match = PART.exec(part)?.groups;
  if (match === undefined) return complain('unreadable', part, rule);
  const { star, step: stepText = '1' } = match;
  const isStar = star !== undefined;
  const step = readStep(stepText) ?? complain(Number(stepText) === 0 ? 'step 0' : 'huge step', part, rule);
  const [from, to] = isStar ? [rule.min, rule.max] : readRange(match, { rule, complain });
  if (from > to) return complain('reversed', part, rule);
  for (let value = from; value <= to; value += step) field.values.add(value);
  if (isStar && step === 1) field.isOpen = true;
}

/** With a step, one value alone is the first of all that follow. */
function readRange(
  { low = '', high, step }: Readonly<Record<string, string | undefined>>,
  context: FieldContext,
): readonly [number, number] {
  const from = readValue(low, context);
  return [
    from,
    high === undefined && step !== undefined ? context.rule.max : readValue(high ?? low, context),
  ];
}

function readStep(text: string): number | undefined {
  const step = BigInt(text);
  return step === 0n || step > HIGHEST_STEP ? undefined : Number(text);
}

function readValue(text: string, { rule, complain }: FieldContext): number {
  const named = rule.names.indexOf(text.toLowerCase());
  const value = named === -1 ? Number(text) : named + rule.min;
  const isFit = Number.isInteger(value) && /^(?:\d+|[a-z]+)$/i.test(text);
  return isFit && value >= rule.min && value <= rule.max ? value : complain('out of range', text, rule);
}
