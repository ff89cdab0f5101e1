import { CastAiBotError, ConfigError } from '../errors.ts';
import type { Ending } from '../end/decide-ending.ts';
import type { RunFacts } from '../run/prepare-run.ts';
import type { Report, ReportError } from './report.ts';

/** What a report is made from. */
export interface ReportParts {
  readonly bot: string;
  readonly facts: RunFacts;
  readonly ending: Ending;
  readonly plannedCount: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Takes secrets out of a text: before a long report is cut, for a cut secret is not found any more. */
  readonly redact: (text: string) => string;
}

/** How many errors are told besides the one that ended the run. */
const MOST_OTHERS = 3;

/** Puts a run's report together. */
export function buildReport({ bot, facts, ending, redact, ...parts }: ReportParts): Report {
  const { error, exitCode, others, result } = ending;
  const { endedAt, plannedCount, startedAt } = parts;
  return {
    schema: 1,
    bot,
    function: facts.functionName,
    clusterId: facts.clusterId,
    ...(facts.scope === 'organization' ? { scope: facts.scope } : {}),
    exitCode,
    startedAt: startedAt.toISOString(),
    durationMs: endedAt.getTime() - startedAt.getTime(),
    dryRun: facts.dryRun,
    ...(facts.dryRun ? { plannedCount } : {}),
    counts: result.counts,
    failedCount: result.failed.length,
    failed: result.failed.map(({ id, code, message }) => ({
      id: redact(id),
      code: redact(code),
      message: redact(message),
    })),
    ...(error === undefined ? {} : { error: describeError(error, others, redact) }),
  };
}

function describeError(
  error: Error,
  others: readonly Error[],
  redact: (text: string) => string,
): ReportError {
  const { code, hint } = error instanceof CastAiBotError ? error : { code: 'failed', hint: undefined };
  return {
    code,
    message: redact(
      [error, ...others.slice(0, MOST_OTHERS)].map(({ message }) => message).join('; besides: '),
    ),
    ...(hint === undefined ? {} : { hint: redact(hint) }),
    ...(error instanceof ConfigError ? { problems: error.problems.map(redact) } : {}),
  };
}
