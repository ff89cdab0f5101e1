import type { Schemas } from '@castai-bot/api';
import type { Change } from '@castai-bot/simulator';
import type { Report } from '../report/report.ts';
import type { NotSent } from './gateway/hold-to-plan.ts';
import type { SentWrite } from './gateway/note-writes.ts';
import type { RunResult } from './run-result.ts';

/** Kinds whose schema is called otherwise. */
const SCHEMAS: Readonly<Record<string, keyof Schemas>> = {
  user: 'Membership',
  webhook: 'WebhookConfig',
  hibernatedNode: 'Node',
  policies: 'ClusterPolicies',
  evictorConfig: 'EvictorAdvancedConfig',
  workloadAutoscaler: 'WorkloadAutoscalerStatus',
};

/**
 * A result fit to be shown: a terminal shows no secret; a JSON document, which ends up in logs and repos, tells of no
 * people and accounts either. Ids stay, since what was planned is found by them.
 */
export async function scrubResult(
  result: RunResult,
  { isJson }: { readonly isJson: boolean },
): Promise<RunResult> {
  const { plan, writes, notSent, changes, report, state } = result;
  const isBare =
    state === null && [plan, writes, notSent, changes].every((list) => (list ?? []).length === 0);
  if (isBare && !isJson) return result;
  const { Scrubber } = await import('../scrub/scrubber.ts');
  const { scrubPlan, scrubState } = await import('./plan/scrub-plan.ts');
  const { findCall, scrubPath } = await import('../scrub/scrub-call.ts');
  const { placeOfSchema } = await import('@castai-bot/api/sensitive');
  const scrubber = new Scrubber({ keeps: isJson ? 'ids' : 'ids and people' });
  const scrubChange = (change: Change): Change => {
    const { kind, before, after } = change;
    const place = placeOfSchema(SCHEMAS[kind] ?? kind.replace(/^./, (letter) => letter.toUpperCase()));
    for (const one of [before, after]) scrubber.learn(one, place);
    const scrub = (one: object | undefined): object | undefined =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
      one === undefined ? undefined : (scrubber.json(one, place) as object);
    return { ...change, name: scrubber.text(change.name), before: scrub(before), after: scrub(after) };
  };
  const scrubSent = <Write extends SentWrite | NotSent>(write: Write): Write => ({
    ...write,
    path: scrubPath(write.path, findCall(write.method, write.path.replace(/\?.*/s, '')), scrubber),
    ...(write.target === undefined ? {} : { target: scrubber.text(write.target) }),
  });
  return {
    ...result,
    plan: plan === null ? null : scrubPlan(plan, scrubber),
    changes: changes === null ? null : changes.map(scrubChange),
    writes: writes === null ? null : writes.map(scrubSent),
    state: state === null ? null : scrubState(state, scrubber),
    notSent:
      notSent === null
        ? null
        : notSent.map((write) => ({
            ...scrubSent(write),
            values: write.values.map((one) => scrubber.text(one)),
          })),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
    report: isJson ? (scrubber.json(report) as Report | null) : report,
    unknownRequests: result.unknownRequests.map((request) => scrubber.text(request)),
  };
}
