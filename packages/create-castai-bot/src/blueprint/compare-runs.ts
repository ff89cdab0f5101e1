import type { FunctionConfig, PlannedFile } from '@castai-bot/scaffold';
import { listChanges } from './list-changes.ts';
import { readManifests, type Workload } from './manifests.ts';
import type { Blueprint } from './read-blueprint.ts';

/** Everything that the runs of a bot do otherwise than those of the blueprint that it was made from. */
export function compareRuns(
  { functionName, workload, config }: Blueprint,
  files: readonly PlannedFile[],
): readonly string[] {
  if (workload === undefined) return [];
  const kind = workload.kind === 'CronJob' ? 'cronjob' : 'pod';
  const file = files.find(({ path }) => path === `k8s/${functionName}.${kind}.yaml`);
  const [ours] = file === undefined ? [] : readManifests(file.text, file.path).workloads;
  if (ours === undefined) throw new Error(`Found no ${kind} of ${functionName} in the plan`);
  return [...compareTimes(workload, ours), ...listChanges(workload.facts, ours.facts), ...tellLevel(config)];
}

function compareTimes({ kind, timeZone, schedule }: Workload, is: Workload): readonly string[] {
  if (kind === 'Pod')
    return [
      'it runs on a schedule, a Pod ran once when it was applied: --one-shot makes a bot that waits for run-now',
    ];
  if (schedule === undefined || timeZone !== undefined || is.timeZone === undefined) return [];
  return [`its schedule is in the time zone ${is.timeZone}, it was in the control plane's (timeZone)`];
}

/** The blueprint set its variables when it had read its level already. */
function tellLevel({ function: { env_variables: variables } }: FunctionConfig): readonly string[] {
  const level = variables.find(({ name }) => name === 'LOG_LEVEL')?.value;
  return level === undefined
    ? []
    : [`LOG_LEVEL ${JSON.stringify(level)} of its config counts, the blueprint set it too late`];
}
