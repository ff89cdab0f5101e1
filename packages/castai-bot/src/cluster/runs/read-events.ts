import { shell, toOneLine } from '@castai-bot/cli';
import type { KubeList, KubeObject } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { toKubectlError } from '../kubectl-error.ts';
import type { WaitingProblem } from './pod-problem.ts';

interface Event extends KubeObject {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
}

/** Events that say waiting will not help. */
const FATAL = [
  // The volume of the config.
  { reason: 'FailedMount', pattern: /not found/, hint: shell`castai-bot deploy` },
  // A quota, or a policy, lets no pod of the Job in.
  { reason: 'FailedCreate', pattern: /forbidden/, hint: undefined },
];

/** What the cluster warned of about an object. @throws CliError FORBIDDEN */
export async function readWarnings(kubectl: Kubectl, name: string): Promise<readonly WaitingProblem[]> {
  const selector = `--field-selector=involvedObject.name=${name},type=Warning`;
  const outcome = await kubectl.ask(['get', 'events', selector, '--output=json']);
  if (outcome.exitCode !== 0) {
    const { context, namespace } = kubectl;
    const action = `read the events of ${JSON.stringify(name)}`;
    const error = toKubectlError(outcome, { action, context, namespace });
    if (error.code === 'FORBIDDEN') throw error;
    return [];
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  const { items } = JSON.parse(outcome.stdout) as KubeList<Event>;
  return items.map(({ reason = 'Warning', message = '' }) => {
    const known = FATAL.find((one) => one.reason === reason && one.pattern.test(message));
    return {
      reason,
      message: `${reason}: ${toOneLine(message)}`,
      isFatal: known !== undefined,
      ...(known?.hint === undefined ? {} : { hint: known.hint }),
    };
  });
}
