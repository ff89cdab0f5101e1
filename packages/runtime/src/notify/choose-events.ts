import type { Report } from '../report/report.ts';
import type { SentWrite } from './describe-run.ts';
import { fingerprint } from './fingerprint.ts';
import { type Target, takesMessages } from './targets.ts';
import type { Told, ToldChanges } from './told.ts';

/** What a target is told of a run. */
export interface Telling {
  readonly target: Target;
  /** `heartbeat` is a call without a message. */
  readonly event: 'failure' | 'recovery' | 'change' | 'done' | 'heartbeat';
  /** What the target knows then of a failure: undefined for none. */
  readonly print: string | undefined;
}

/** What happened, and what was known before. */
export interface Happened {
  readonly report: Report;
  readonly writes: readonly SentWrite[];
  /** Undefined where nobody knows. */
  readonly told: Told | undefined;
}

/**
 * Chooses what is told to whom: one message a target at most. An equal failure is told once, its recovery once;
 * where it is not known what was told, every failure is told, and PagerDuty, which knows by itself, of each good run.
 */
export function chooseEvents(targets: readonly Target[], happened: Happened): readonly Telling[] {
  return targets.flatMap((target) => {
    const event = takesMessages(target) ? chooseEvent(target, happened) : chooseCall(happened);
    if (event === undefined) return [];
    const print = event !== 'heartbeat' && isFailed(happened) ? fingerprint(happened.report) : undefined;
    return [{ target, event, print }];
  });
}

/**
 * What a good run changes in what targets know, beside what they are told: a failure is over too for one that hears of no
 * recovery, so that the next one is told.
 */
export function forgetFailures(targets: readonly Target[], happened: Happened): ToldChanges {
  if (isFailed(happened)) return {};
  const known = targets.filter(({ key }) => happened.told?.[key] !== undefined);
  const silent = known.filter((target) => chooseEvent(target, happened) === undefined);
  return Object.fromEntries(silent.map(({ key }) => [key, undefined]));
}

function chooseCall(happened: Happened): 'heartbeat' | undefined {
  return isFailed(happened) ? undefined : 'heartbeat';
}

function chooseEvent(
  { key, on, to }: Target,
  happened: Happened,
): Exclude<Telling['event'], 'heartbeat'> | undefined {
  const { report, told, writes } = happened;
  const known = told?.[key];
  const wants = (event: string): boolean => on.includes(event) || on.includes('always');
  if (isFailed(happened)) {
    if (wants('failure') && (on.includes('always') || known !== fingerprint(report))) return 'failure';
  } else if (wants('recovery') && (known !== undefined || (told === undefined && to === 'pagerduty'))) {
    return 'recovery';
  }
  // What is on call is told of problems alone.
  if (to === 'pagerduty') return undefined;
  if (wants('change') && writes.length > 0) return 'change';
  return on.includes('always') ? 'done' : undefined;
}

function isFailed({ report }: Happened): boolean {
  return report.exitCode !== 0;
}
