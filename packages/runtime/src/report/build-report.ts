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
  readonly warnings: readonly string[];
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** How many errors are told besides the one that ended the run. */
const MOST_OTHERS = 3;

/** Puts a run's report together. */
export function buildReport({ bot, facts, ending, ...parts }: ReportParts): Report {
  const { error, exitCode, others, result } = ending;
  const { endedAt, plannedCount, startedAt, warnings } = parts;
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
    failed: result.failed,
    ...(error === undefined ? {} : { error: describeError(error, others) }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

function describeError(error: Error, others: readonly Error[]): ReportError {
  const { code, hint } = error instanceof CastAiBotError ? error : { code: 'failed', hint: undefined };
  const messages = [error, ...others.slice(0, MOST_OTHERS)].map(({ message }) => message);
  return {
    code,
    message: messages.join('; besides: '),
    ...(hint === undefined ? {} : { hint }),
    ...(error instanceof ConfigError ? { problems: error.problems } : {}),
  };
}
