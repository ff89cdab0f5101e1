import { type BotAnswers, stateObjectName, stateOf } from '@castai-bot/scaffold';
import { functionOf } from './bot-objects.ts';
import type { CronJob } from './kube-objects.ts';

export interface StateUsersOptions {
  /** In the cluster. */
  readonly cronJobs: readonly CronJob[];
  readonly answers: BotAnswers;
}

/** The entries whose runs use a state, by its ConfigMap: those in the cluster, and those of castai-bot.json. */
export function listStateUsers(
  configMap: string,
  { cronJobs, answers }: StateUsersOptions,
): readonly string[] {
  const deployed = cronJobs
    .filter((cronJob) => stateObjectOf(cronJob) === configMap)
    .map((cronJob) => functionOf(cronJob) ?? cronJob.metadata.name);
  const planned = Object.keys(answers.functions).filter((name) => {
    const state = stateOf(answers, name);
    return state !== undefined && stateObjectName(answers.name, state) === configMap;
  });
  return [...new Set([...deployed, ...planned])];
}

/** What the pods of a CronJob run as, which is called like the ConfigMap of their state. */
export function stateObjectOf({ spec }: CronJob): string | undefined {
  return spec.jobTemplate.spec.template.spec.serviceAccountName;
}
