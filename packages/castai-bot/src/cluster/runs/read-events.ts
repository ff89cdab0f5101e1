import { shell, toOneLine } from '@castai-bot/cli';
import type { KubeList, KubeObject } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { toKubectlError } from '../kubectl-error.ts';
import type { WaitingProblem } from './pod-problem.ts';

interface Event extends KubeObject {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly involvedObject?: { readonly name?: string };
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
  const events = await listWarnings(kubectl, {
    about: JSON.stringify(name),
    field: `involvedObject.name=${name},`,
  });
  return events.map(toProblem);
}

/** What the cluster warned of about a Job and its pods, those that are gone too. @throws CliError FORBIDDEN */
export async function readRunWarnings(kubectl: Kubectl, job: string): Promise<readonly WaitingProblem[]> {
  const events = await listWarnings(kubectl, { about: `run ${JSON.stringify(job)}`, field: '' });
  const isOfRun = ({ involvedObject: { name = '' } = {} }: Event): boolean =>
    name === job || name.startsWith(`${job}-`);
  return events.filter(isOfRun).map(toProblem);
}

/** None where the cluster cannot tell: they are an aid. */
async function listWarnings(
  kubectl: Kubectl,
  { about, field }: { readonly about: string; readonly field: string },
): Promise<readonly Event[]> {
  const outcome = await kubectl.ask([
    'get',
    'events',
    `--field-selector=${field}type=Warning`,
    '--output=json',
  ]);
  if (outcome.exitCode !== 0) {
    const { context, namespace } = kubectl;
    const action = `read the events of ${about}`;
    const error = toKubectlError(outcome, { action, context, namespace });
    if (error.code === 'FORBIDDEN') throw error;
    return [];
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  return (JSON.parse(outcome.stdout) as KubeList<Event>).items;
}

function toProblem({ reason = 'Warning', message = '' }: Event): WaitingProblem {
  const known = FATAL.find((one) => one.reason === reason && one.pattern.test(message));
  return {
    reason,
    message: `${reason}: ${toOneLine(message)}`,
    isFatal: known !== undefined,
    ...(known?.hint === undefined ? {} : { hint: known.hint }),
  };
}
