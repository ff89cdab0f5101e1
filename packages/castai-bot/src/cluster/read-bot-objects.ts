import type { BotAnswers } from '@castai-bot/scaffold';
import { ACCOUNT_KINDS } from '../manifests/deployed-kinds.ts';
import { botSelector } from './bot-objects.ts';
import type { ConfigMap, CronJob, Job, KubeList, KubeObject, Pod } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';
import { toKubectlError } from './kubectl-error.ts';

/** What of a bot is in a cluster, by its labels. */
export interface BotObjects {
  readonly configMaps: readonly ConfigMap[];
  readonly cronJobs: readonly CronJob[];
  readonly jobs: readonly Job[];
  readonly pods: readonly Pod[];
  /** ServiceAccounts of states, and what gives them their rights. */
  readonly accounts: readonly KubeObject[];
}

/** What deploy applies. */
export const APPLIED_KINDS: readonly string[] = ['configmaps', 'cronjobs.batch'];
/** And what comes of it. */
const EVERY_KIND: readonly string[] = [...APPLIED_KINDS, 'jobs.batch', 'pods'];

/** One call for all of it. @throws CliError */
export async function readBotObjects(
  kubectl: Kubectl,
  answers: BotAnswers,
  kinds: readonly string[] = EVERY_KIND,
): Promise<BotObjects> {
  const text = await kubectl.run(toArgs(answers, kinds), { action: toAction(kubectl, answers) });
  return sortOut(text);
}

/** What of a bot may be read, and what may not. */
export interface PermittedObjects {
  readonly objects: BotObjects;
  /** The kinds that whoever asks may not list, as `kubectl auth can-i list` takes them: `jobs.batch`. */
  readonly refused: readonly string[];
}

/** How kubectl says it of one kind, while it prints the others. */
const FORBIDDEN = /^Error from server \(Forbidden\): (?<kind>\S+) is forbidden: /;

/** The same, but for the kinds that may not be listed. @throws CliError for any other failure */
export async function readPermittedObjects(
  kubectl: Kubectl,
  answers: BotAnswers,
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<PermittedObjects> {
  const outcome = await kubectl.ask(toArgs(answers, EVERY_KIND), { timeoutMs });
  if (outcome.exitCode === 0) return { objects: sortOut(outcome.stdout), refused: [] };
  const refused = outcome.stderr
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => FORBIDDEN.exec(line)?.groups?.['kind']);
  if (refused.length > 0 && refused.every((kind) => kind !== undefined))
    return { objects: sortOut(outcome.stdout), refused };
  const { context, namespace } = kubectl;
  throw toKubectlError(outcome, { action: toAction(kubectl, answers), context, namespace });
}

function toArgs(answers: BotAnswers, kinds: readonly string[]): readonly string[] {
  const which = [kinds.join(','), `--selector=${botSelector(answers)}`];
  return ['get', ...which, '--show-managed-fields', '--output=json'];
}

function toAction({ namespace }: Kubectl, { name }: BotAnswers): string {
  return `read what ${name} has in namespace ${JSON.stringify(namespace)}`;
}

function sortOut(text: string): BotObjects {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  const { items } = JSON.parse(text) as KubeList<KubeObject>;
  return {
    configMaps: items.filter((one): one is ConfigMap => one.kind === 'ConfigMap'),
    cronJobs: items.filter((one): one is CronJob => one.kind === 'CronJob'),
    jobs: items.filter((one): one is Job => one.kind === 'Job'),
    pods: items.filter((one): one is Pod => one.kind === 'Pod'),
    accounts: items.filter((one) => ACCOUNT_KINDS.some(({ kind }) => kind === one.kind)),
  };
}
