import { type CronFields, type FieldProblem, type FieldRule, MACROS, readCronFields } from './cron-reader.ts';

/** Reads a schedule, or says what is wrong with it. */
export function parseCronFields(schedule: string): CronFields | { readonly problem: string } {
  const problem = checkForm(schedule);
  if (problem !== undefined) return { problem };
  try {
    return readCronFields(schedule, complain);
  } catch (error) {
    if (error instanceof FieldError) return { problem: error.message };
    throw error;
  }
}

class FieldError extends Error {}

function complain(problem: FieldProblem, text: string, rule: FieldRule): never {
  throw new FieldError(`${rule.label} ${JSON.stringify(text)} ${describeProblem(problem, rule)}`);
}

function describeProblem(problem: FieldProblem, rule: FieldRule): string {
  switch (problem) {
    case 'unreadable':
      return `cannot be read, wanted ${describeRule(rule)}`;
    case 'out of range':
      return `is out of range, wanted ${describeRule(rule)}`;
    case 'reversed':
      return 'begins after its end';
    case 'huge step':
      return 'has a step beyond 9223372036854775807';
    case 'step 0':
      return 'has step 0, wanted 1 or more';
    default:
      throw new TypeError(`Cannot describe ${String(problem)}`);
  }
}

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

function describeRule(rule: FieldRule): string {
  const names = rule.names.length === 0 ? '' : ` (${rule.names[0]} to ${rule.names.at(-1)})`;
  return `${rule.min} to ${rule.max}${names} with * , - and /`;
}
