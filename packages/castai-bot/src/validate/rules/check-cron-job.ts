import type { FunctionSchedule } from '@castai-bot/scaffold';
import { checkSchedule, checkTimeZone, describeSchedule } from '@castai-bot/schedule';
import { expectScalar } from '../located/expect-scalar.ts';
import { getPath, getScalar, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';
import { saysAnswersToEdit, WANTED_SUSPENDED } from '../../inspect/says-answers.ts';
import { checkPodSpec, type PodSpecContext } from './check-pod-spec.ts';

export interface CronJobContext extends Omit<PodSpecContext, 'isJob'> {
  readonly now: Date;
}

/** How many runs are looked at for one that overlaps the next. */
const RUNS = 5;

/** What a CronJob of the bot must be, beyond what the types of Kubernetes say. */
export async function checkCronJob(object: Located, context: CronJobContext): Promise<void> {
  const spec = getValue(object, 'spec');
  if (!spec) return;
  const { answers, functionName, report } = context;
  const wanted = functionName === undefined ? undefined : answers.functions[functionName];
  checkDeadline(spec, context);
  if (wanted) checkAgainstAnswers(spec, wanted, report);
  if (wanted?.schedule !== null) await checkTimes(spec, context);
  expectScalar(
    spec,
    {
      path: ['concurrencyPolicy'],
      isRight: (value) => value === 'Forbid',
      wanted: 'wanted Forbid: two runs at once would work against each other',
      level: 'warning',
    },
    report,
  );
  const podSpec = getPath(spec, ['jobTemplate', 'spec', 'template', 'spec']);
  if (podSpec) checkPodSpec(podSpec, { ...context, isJob: true });
}

function checkDeadline(spec: Located, { answers, report }: CronJobContext): void {
  const job = getPath(spec, ['jobTemplate', 'spec']) ?? spec;
  expectScalar(
    job,
    {
      path: ['activeDeadlineSeconds'],
      isRight: (value) => value === answers.deadlineSeconds,
      wanted: `castai-bot.json says ${answers.deadlineSeconds}: without one, a run that hangs stops the schedule for ever`,
    },
    report,
  );
}

function checkAgainstAnswers(spec: Located, wanted: FunctionSchedule, report: Report): void {
  if (wanted.schedule === null) {
    expectScalar(
      spec,
      { path: ['suspend'], isRight: (value) => value === true, wanted: WANTED_SUSPENDED, check: 'files' },
      report,
    );
    return;
  }
  const never = 'castai-bot.json has a schedule for it, which this keeps from running';
  expectScalar(
    spec,
    { path: ['suspend'], isRight: (value) => value !== true, wanted: never, level: 'warning' },
    report,
  );
  for (const name of ['schedule', 'timeZone'] as const) {
    // A schedule that is missing is reported by its type.
    const isRight = (value: unknown): boolean =>
      value === wanted[name] || (name === 'schedule' && value === undefined);
    const says = saysAnswersToEdit(wanted[name]);
    expectScalar(spec, { path: [name], isRight, wanted: says, check: 'files' }, report);
  }
}

/** A schedule that is none, one that surprises, and a run that lasts into the next. */
async function checkTimes(spec: Located, { now, report }: CronJobContext): Promise<void> {
  const [schedule, timeZone] = [getValue(spec, 'schedule'), getValue(spec, 'timeZone')];
  const [text, zone] = [getText(schedule), getText(timeZone)];
  const startingDeadlineSeconds = checkStartingDeadline(spec, report);
  const problems = [
    {
      located: schedule,
      problem: text === undefined ? undefined : checkSchedule(text, { startingDeadlineSeconds }),
    },
    { located: timeZone, problem: zone === undefined ? undefined : checkTimeZone(zone) },
  ];
  for (const { located, problem } of problems) {
    if (located && problem !== undefined)
      report(located.at, `${JSON.stringify(getText(located))}: ${problem}`);
  }
  const isUsable = problems.every(({ problem }) => problem === undefined);
  if (!isUsable || !schedule || text === undefined || zone === undefined) return;
  const { nextRuns, warnings } = await describeSchedule({
    schedule: text,
    timeZone: zone,
    now,
    runs: RUNS,
    countedFrom: now,
  });
  for (const warning of warnings) report(schedule.at, `schedule: ${warning}`, { level: 'warning' });
  checkOverlap(spec, { nextRuns, report });
}

/** How often the controller looks at its CronJobs by itself: a shorter deadline may pass between two looks. */
const CONTROLLER_SECONDS = 10;

/** The deadline, with a word where a run may be missed for it. */
function checkStartingDeadline(spec: Located, report: Report): number | undefined {
  const located = getValue(spec, 'startingDeadlineSeconds');
  const seconds = getScalar(located);
  if (!located || typeof seconds !== 'number') return undefined;
  if (seconds < CONTROLLER_SECONDS) {
    const why = `Kubernetes looks every ${CONTROLLER_SECONDS} s, so that a run may be left out`;
    report(located.at, `startingDeadlineSeconds: found ${seconds}: ${why}`, { level: 'warning' });
  }
  return seconds;
}

function checkOverlap(
  spec: Located,
  { nextRuns, report }: { readonly nextRuns: readonly Date[]; readonly report: Report },
): void {
  const located = getPath(spec, ['jobTemplate', 'spec', 'activeDeadlineSeconds']);
  const deadline = getScalar(located);
  const times = nextRuns.map((run) => run.getTime() / 1000);
  const shortest = Math.min(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
  if (!located || typeof deadline !== 'number' || deadline <= shortest) return;
  const why = `a run may last ${deadline} s, the next begins after ${shortest} s and would be left out`;
  report(located.at, `activeDeadlineSeconds: ${why}`, { level: 'warning' });
}
