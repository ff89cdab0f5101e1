import { placeOfSchema } from '@castai-bot/api/sensitive';
import type { Schemas } from '@castai-bot/api';
import type { Change } from '@castai-bot/simulator';
import type { Report } from '../report/report.ts';
import { findCall, scrubPath } from '../scrub/scrub-call.ts';
import type { Scrubber } from '../scrub/scrubber.ts';
import type { NotSent } from './gateway/hold-to-plan.ts';
import type { SentWrite } from './gateway/note-writes.ts';
import { scrubPlan, scrubState } from './plan/scrub-plan.ts';
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

/** A result without what a scrubber takes out; of its report only where that is asked for. */
export function scrubWith(
  result: RunResult,
  { scrubber, withReport }: { readonly scrubber: Scrubber; readonly withReport: boolean },
): RunResult {
  const { plan, writes, notSent, changes, report, state } = result;
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
    report: withReport ? (scrubber.json(report) as Report | null) : report,
    unknownRequests: result.unknownRequests.map((request) => scrubRequest(request, scrubber)),
  };
}

/** `GET /v1/…`: what is encoded in a path is known by its form only when it is decoded. */
function scrubRequest(request: string, scrubber: Scrubber): string {
  const [method = '', ...rest] = request.split(' ');
  const url = rest.join(' ');
  const call = findCall(method, url.replace(/\?.*/s, ''));
  return `${scrubber.text(method)} ${scrubPath(url, call, scrubber)}`;
}
