import { shell, type ShellLine } from '@castai-bot/cli';
import { findBotContainer, type ContainerStatus, type Pod } from '../kube-objects.ts';

/** Why a pod does not run, or why its run was ended from outside. */
export interface RunProblem {
  /** Kubernetes' own word: `ImagePullBackOff`. */
  readonly reason: string;
  readonly message: string;
  readonly hint?: ShellLine;
}

export interface WaitingProblem extends RunProblem {
  /** Waiting will not help. */
  readonly isFatal: boolean;
}

const IMAGE_HINT = shell`castai-bot build-and-push, then castai-bot deploy; a private registry needs imagePullSecret in castai-bot.json`;

/** Reasons of a container that waits; what is not here is on its way. */
const WAITING: Readonly<
  Record<string, Pick<WaitingProblem, 'isFatal' | 'hint'> & { readonly what: string }>
> = {
  // One failure may be the registry's bad moment; the next one is a back-off.
  ErrImagePull: { isFatal: false, what: 'The image cannot be pulled' },
  RegistryUnavailable: { isFatal: false, what: 'The image cannot be pulled' },
  SignatureValidationFailed: { isFatal: false, what: 'The image is not signed as the node wants it' },
  ImagePullBackOff: { isFatal: true, what: 'The image cannot be pulled', hint: IMAGE_HINT },
  ErrImageNeverPull: { isFatal: true, what: 'The image is not on the node', hint: IMAGE_HINT },
  InvalidImageName: { isFatal: true, what: 'The image has no valid name', hint: IMAGE_HINT },
  ImageInspectError: { isFatal: true, what: 'The image cannot be read' },
  CreateContainerConfigError: { isFatal: true, what: 'The container cannot be configured' },
  CreateContainerError: { isFatal: true, what: 'The container cannot be created' },
  RunContainerError: { isFatal: true, what: 'The container cannot be started' },
};

/** The state of the bot's container. */
export function findBotStatus(pod: Pod): ContainerStatus | undefined {
  const statuses = pod.status?.containerStatuses ?? [];
  const name = pod.spec ? findBotContainer(pod.spec)?.name : undefined;
  return statuses.find((status) => status.name === name) ?? statuses[0];
}

/** What keeps a pod from running, as far as the pod itself says it. */
export function findPodProblem(pod: Pod): WaitingProblem | undefined {
  const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status !== 'False') return findWaiting(pod);
  const { reason = 'Unschedulable', message = 'the scheduler does not say why' } = scheduled;
  // An autoscaler may bring a node that does.
  return { reason, message: `No node takes the pod yet (${reason}): ${message}`, isFatal: false };
}

function findWaiting(pod: Pod): WaitingProblem | undefined {
  const { reason = '', message = '' } = findBotStatus(pod)?.state?.waiting ?? {};
  const known = WAITING[reason];
  if (known === undefined) return undefined;
  const hint = reason === 'CreateContainerConfigError' ? toConfigHint(message) : known.hint;
  return {
    reason,
    message: `${known.what} (${reason})${message && ': '}${message}`,
    isFatal: known.isFatal,
    ...(hint === undefined ? {} : { hint }),
  };
}

function toConfigHint(message: string): ShellLine | undefined {
  if (/secret/i.test(message)) return shell`castai-bot secret set`;
  return /configmap/i.test(message) ? shell`castai-bot deploy` : undefined;
}
