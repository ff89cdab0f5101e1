import { CliError } from '@castai-bot/cli';
import type { ProgramOutcome } from '../process/run-program.ts';
import { FIELD_MANAGER } from './bot-objects.ts';
import type { KubeObject } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';
import { toKubectlError } from './kubectl-error.ts';
import { diffNew, findUnbound } from './unbound-roles.ts';

export interface ApplyOptions {
  /** Takes fields from whoever set them. */
  readonly isForced: boolean;
}

const DIFFERS = 1;

/** What applying would change, as `kubectl diff` shows it; empty when nothing. @throws CliError */
export async function diffObjects(
  kubectl: Kubectl,
  objects: readonly KubeObject[],
  options: ApplyOptions,
): Promise<string> {
  const outcome = await ask(kubectl, 'diff', { objects, ...options });
  if (outcome.exitCode === 0) return '';
  if (outcome.exitCode === DIFFERS && outcome.stdout.trim() !== '') return tidy(outcome.stdout);
  const unbound = findUnbound(outcome.stderr, objects);
  if (unbound.length > 0) {
    const others = objects.filter((object) => !unbound.includes(object));
    const news = unbound.map((object) => diffNew(object, kubectl.namespace));
    return [await diffObjects(kubectl, others, options), ...news].filter((part) => part !== '').join('\n');
  }
  if (/executable file not found|failed to run "diff"/.test(outcome.stderr)) {
    return `${objects.map((object) => `? ${object.kind ?? ''}/${object.metadata.name}`).join('\n')}\n(no diff program is on the PATH to show what changes)`;
  }
  throw explain(outcome, { kubectl, action: 'compare k8s/ with the cluster' });
}

/** What became of an apply. */
export interface Applied {
  /** Warnings of the server. */
  readonly words: readonly string[];
  /** `cronjob.batch/my-bot-greet`: what the server has taken, in its order. */
  readonly applied: readonly string[];
  /** CONFLICT when somebody else has set a field to another value. */
  readonly failure?: CliError;
}

/** Server-side apply, one object after the other; what came before a failure stays. */
export async function applyObjects(
  kubectl: Kubectl,
  objects: readonly KubeObject[],
  options: ApplyOptions,
): Promise<Applied> {
  const outcome = await ask(kubectl, 'apply', { objects, ...options });
  const words = outcome.stderr.split('\n').filter((line) => line.startsWith('Warning: '));
  const applied = outcome.stdout
    .split('\n')
    .flatMap((line) => /^(\S+) serverside-applied$/.exec(line)?.[1] ?? []);
  if (outcome.exitCode === 0) return { words, applied };
  const action = `apply to namespace ${JSON.stringify(kubectl.namespace)}`;
  const failure = explain(outcome, { kubectl, action });
  return { words, applied, failure: applied.length === 0 ? failure : halfApplied(failure, applied) };
}

function halfApplied({ code, message, hint, cause }: CliError, applied: readonly string[]): CliError {
  return new CliError(code, `${message}\n  Applied before that: ${applied.join(', ')}`, {
    ...(hint === undefined ? {} : { hint }),
    cause,
  });
}

function ask(
  kubectl: Kubectl,
  verb: 'apply' | 'diff',
  { objects, isForced }: ApplyOptions & { readonly objects: readonly KubeObject[] },
): Promise<ProgramOutcome> {
  const force = isForced ? ['--force-conflicts'] : [];
  const args = [verb, '--server-side', `--field-manager=${FIELD_MANAGER}`, ...force, '--filename=-'];
  return kubectl.ask(args, { input: toInput(objects) });
}

/** One JSON document after the other: kubectl does not validate a List on the server. */
function toInput(objects: readonly KubeObject[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n');
}

function explain(
  outcome: Parameters<typeof toKubectlError>[0],
  { kubectl, action }: { readonly kubectl: Kubectl; readonly action: string },
): CliError {
  const { context, namespace } = kubectl;
  const error = toKubectlError(outcome, { action, context, namespace });
  if (error.code !== 'CONFLICT') return error;
  return new CliError('CONFLICT', error.message, {
    hint: 'castai-bot deploy --force-conflicts takes these fields over',
    cause: error,
  });
}

/** The files that kubectl compared are temporary: their object is in their name. */
function tidy(diff: string): string {
  return diff
    .split('\n')
    .filter((line) => !line.startsWith('diff -u -N '))
    .map((line) => line.replace(/^(---|\+\+\+) \S*[/\\](?:LIVE|MERGED)-\d+[/\\]([^\s/\\]+)\t.*$/, '$1 $2'))
    .join('\n')
    .trimEnd();
}
