import type { BotAnswers } from '@castai-bot/scaffold';
import { LABELS } from '../manifests/manifest-object.ts';
import type { KubeObject } from './kube-objects.ts';

/** Who applies: the name under which the API server keeps what is ours. */
export const FIELD_MANAGER = 'castai-bot';

/** Whatever a chart says, Helm writes itself into the objects that it installs. */
const MANAGERS = [FIELD_MANAGER, 'Helm'];

/** Selects every object of a bot. */
export function botSelector({ name }: Pick<BotAnswers, 'name'>): string {
  return `${LABELS.manager} in (${MANAGERS.join(',')}),${LABELS.bot}=${name}`;
}

/** The CronJob, and the ConfigMap, of a function. */
export function objectName({ name }: Pick<BotAnswers, 'name'>, functionName: string): string {
  return `${name}-${functionName}`;
}

/** Whether deploy made it, and nobody but its labels says so: Helm's or Argo's are theirs. */
export function isApplied({ metadata }: KubeObject): boolean {
  return (metadata.managedFields ?? []).some(
    ({ manager, operation }) => manager === FIELD_MANAGER && operation === 'Apply',
  );
}

/** Of which function an object is, by its label. */
export function functionOf({ metadata }: KubeObject): string | undefined {
  return metadata.labels?.[LABELS.function];
}
