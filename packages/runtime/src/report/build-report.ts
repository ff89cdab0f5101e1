import { CastAiBotError, ConfigError } from '../errors.ts';
import type { Outcome } from '../run/outcome.ts';
import type { RunFacts } from '../run/prepare-run.ts';
import type { Report, ReportError } from './report.ts';

/** What a report is made from. */
export interface ReportParts {
  readonly bot: string;
  readonly facts: RunFacts;
  readonly outcome: Outcome;
  readonly plannedCount: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Takes secrets out of a text: before a long report is cut, for a cut secret is not found any more. */
  readonly redact: (text: string) => string;
}

/** Puts a run's report together. */
export function buildReport({ bot, facts, outcome, redact, ...parts }: ReportParts): Report {
  const { exitCode, result, error } = outcome;
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
    ...(error === undefined ? {} : { error: describeError(error, redact) }),
  };
}

function describeError(error: Error, redact: (text: string) => string): ReportError {
  const { code, hint } = error instanceof CastAiBotError ? error : { code: 'failed', hint: undefined };
  return {
    code,
    message: redact(error.message),
    ...(hint === undefined ? {} : { hint: redact(hint) }),
    ...(error instanceof ConfigError ? { problems: error.problems.map(redact) } : {}),
  };
}
