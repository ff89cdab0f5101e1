import { API_URLS as REGION_URLS } from '@castai-bot/api/api-address';
import type { BotAnswers, Region } from '../answers/bot-answers.ts';
import { STARTING_DEADLINE_SECONDS } from '../answers/check-new-schedule.ts';

/** What a pod of the bot runs with. */
export interface ManifestRun {
  readonly image: string;
  /** Literal API_URL, or null where the agent's ConfigMap decides. */
  readonly apiUrl: string | null;
  readonly graceSeconds: number;
  readonly startingDeadlineSeconds: number;
  /** Text, as an environment variable is. */
  readonly runDeadlineSeconds: string;
}

/** Time for in-flight calls of a pod to end after SIGTERM; Kubernetes' own default. */
export const GRACE_SECONDS = 30;

/** Tag of an image before its first build: a pod that cannot pull it says why in its own name. */
export const UNBUILT_TAG = 'not-built-yet';

/** CAST AI's API by region; null where the cluster's agent says which. */
export const API_URLS: Readonly<Record<Region, string | null>> = { auto: null, ...REGION_URLS };

/** Works out what a pod of the bot runs with. */
export function manifestRun(answers: BotAnswers): ManifestRun {
  return {
    image: `${answers.image}:${UNBUILT_TAG}`,
    apiUrl: API_URLS[answers.region],
    graceSeconds: GRACE_SECONDS,
    startingDeadlineSeconds: STARTING_DEADLINE_SECONDS,
    runDeadlineSeconds: String(runDeadlineSeconds(answers.deadlineSeconds)),
  };
}

/** What is left of a Job's deadline for the run: a tenth, at least a minute, goes to the image pull and the end. */
function runDeadlineSeconds(deadlineSeconds: number): number {
  return deadlineSeconds - Math.max(2 * GRACE_SECONDS, Math.ceil(deadlineSeconds / 10));
}
