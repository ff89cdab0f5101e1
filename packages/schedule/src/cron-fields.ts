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

interface FieldRule {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

interface FieldValues {
  readonly values: Set<number>;
  isOpen: boolean;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

const PART = /^(?:(?<star>[*?])|(?<low>[0-9a-z]+)(?:-(?<high>[0-9a-z]+))?)(?:\/(?<step>[0-9]+))?$/i;

const RULES = {
  minute: { label: 'minute', min: 0, max: 59, names: [] },
  hour: { label: 'hour', min: 0, max: 23, names: [] },
  dayOfMonth: { label: 'day of month', min: 1, max: 31, names: [] },
  month: { label: 'month', min: 1, max: 12, names: MONTHS },
  dayOfWeek: { label: 'day of week', min: 0, max: 6, names: DAYS },
} as const satisfies Record<string, FieldRule>;

/** robfig/cron reads a step as Go's int, of 64 bits wherever a control plane runs. */
const HIGHEST_STEP = 2n ** 63n - 1n;

const MACROS = new Map([
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

/** Reads a schedule, or says what is wrong with it. */
export function parseCronFields(schedule: string): CronFields | { readonly problem: string } {
  const problem = checkForm(schedule);
  if (problem !== undefined) return { problem };
  try {
    return readFields(expandMacro(schedule).split(/ +/));
  } catch (error) {
    if (error instanceof FieldError) return { problem: error.message };
    throw error;
  }
}

class FieldError extends Error {}

function checkForm(schedule: string): string | undefined {
  if (/^(?:CRON_)?TZ=/.test(schedule)) {
    return 'Kubernetes refuses a zone inside the schedule, wanted the five fields alone and the time zone beside them';
  }
  if (schedule.startsWith('@')) {
    return MACROS.has(schedule)
      ? undefined
      : `no such macro, wanted one of ${[...MACROS.keys()].join(' ')} or @every 15m`;
  }
  const count = schedule.split(/\s+/).filter((field) => field !== '').length;
  if (count !== 5) {
    return `${count} ${count === 1 ? 'field' : 'fields'}, wanted five: minute, hour, day of month, month, day of week`;
  }
  return /^[^ ]+(?: +[^ ]+){4}$/.test(schedule) && !/[^\x20-\x7e]/.test(schedule)
    ? undefined
    : 'wanted five fields with spaces between them and nothing around them';
}

function readFields(fields: readonly string[]): CronFields {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = fields;
  const days = readField(dayOfMonth, RULES.dayOfMonth);
  const weekdays = readField(dayOfWeek, RULES.dayOfWeek);
  return {
    minutes: readField(minute, RULES.minute).values,
    hours: readField(hour, RULES.hour).values,
    daysOfMonth: days.values,
    months: readField(month, RULES.month).values,
    daysOfWeek: weekdays.values,
    mustMatchBothDays: days.isOpen || weekdays.isOpen,
  };
}

function readField(text: string, rule: FieldRule): FieldValues {
  const field: FieldValues = { values: new Set(), isOpen: false };
  for (const part of text.split(',')) readPart(part, rule, field);
  return field;
}

function readPart(part: string, rule: FieldRule, field: FieldValues): void {
  const match = PART.exec(part)?.groups;
  if (match === undefined) {
    throw new FieldError(
      `${rule.label} ${JSON.stringify(part)} cannot be read, wanted ${describeRule(rule)}`,
    );
  }
  const { star, low = '', high, step: stepText = '1' } = match;
  const isStar = star !== undefined;
  const step = readStep(part, stepText, rule);
  const from = isStar ? rule.min : readValue(low, rule);
  const to = isStar || (high === undefined && part.includes('/')) ? rule.max : readValue(high ?? low, rule);
  if (from > to) throw new FieldError(`${rule.label} ${JSON.stringify(part)} begins after its end`);
  for (let value = from; value <= to; value += step) field.values.add(value);
  if (isStar && step === 1) field.isOpen = true;
}

function readStep(part: string, text: string, { label }: FieldRule): number {
  const problem =
    BigInt(text) > HIGHEST_STEP
      ? `a step beyond ${HIGHEST_STEP}`
      : Number(text) === 0
        ? 'step 0, wanted 1 or more'
        : undefined;
  if (problem !== undefined) throw new FieldError(`${label} ${JSON.stringify(part)} has ${problem}`);
  return Number(text);
}

function readValue(text: string, rule: FieldRule): number {
  const named = rule.names.indexOf(text.toLowerCase());
  const value = named === -1 ? Number(text) : named + rule.min;
  if (!Number.isInteger(value) || !/^\d+$|^[a-z]+$/i.test(text) || value < rule.min || value > rule.max) {
    throw new FieldError(
      `${rule.label} ${JSON.stringify(text)} is out of range, wanted ${describeRule(rule)}`,
    );
  }
  return value;
}

function describeRule(rule: FieldRule): string {
  const names = rule.names.length === 0 ? '' : ` (${rule.names[0]} to ${rule.names.at(-1)})`;
  return `${rule.min} to ${rule.max}${names} with * , - and /`;
}
