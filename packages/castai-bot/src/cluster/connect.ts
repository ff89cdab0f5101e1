import {
  CliError,
  type CommandContext,
  isRecord,
  readJson,
  shell,
  type ShellLine,
  usageError,
} from '@castai-bot/cli';
import { withPatience } from '../patience.ts';
import type { ProgramOutcome } from '../process/run-program.ts';
import type { Repo } from '../repo/find-repo.ts';
import { RECORD_FILE, readClusterRecord, type ClusterRecord } from '../repo/cluster-record.ts';
import { readKubeconfig, type Kubeconfig } from './kubeconfig.ts';
import { createKubectl, type Kubectl } from './kubectl.ts';
import { toKubectlError } from './kubectl-error.ts';

/** The flag of every command that goes to a cluster. */
export const clusterFlags = {
  context: {
    kind: 'string',
    summary: "a context of kubectl; else its current one, if it is the bot's",
    placeholder: 'name',
  },
} as const;

/** The bot's namespace in one cluster, seen to be there. */
export interface Cluster {
  readonly context: string;
  readonly namespace: string;
  /** Undefined where it may not be read. */
  readonly namespaceUid: string | undefined;
  readonly kubectl: Kubectl;
  readonly record: ClusterRecord | undefined;
}

export interface ConnectOptions {
  /** `--context`. */
  readonly wanted: string | undefined;
  /** For hints: `castai-bot deploy`. */
  readonly command: ShellLine;
  readonly effects: Pick<CommandContext, 'env' | 'signal' | 'stderr'>;
}

const PROBE_TIMEOUT_S = 8;

/**
 * Chooses the cluster a command is about, and asks it for the bot's namespace.
 * @throws CliError NO_KUBECTL, NO_CONTEXT, OTHER_CLUSTER, NO_NAMESPACE, UNREACHABLE, UNAUTHORIZED, BUSY, UNAVAILABLE,
 * NO_API
 */
export async function connect({ root, answers }: Repo, options: ConnectOptions): Promise<Cluster> {
  const { namespace } = answers;
  const record = await readClusterRecord(root);
  const context = chooseContext(await readKubeconfig(root, options.effects), { record, ...options });
  const kubectl = createKubectl({ context, namespace, cwd: root, effects: options.effects });
  const isNamed = options.wanted !== undefined;
  if (record && !isNamed && record.context !== context) {
    // Another name may be another person's word for the same cluster.
    const uid = await probe(kubectl, options.effects).catch(passOnBusy);
    if (uid === undefined || uid !== record.namespaceUid)
      throw otherCluster(record, { context, command: options.command });
    return { context, namespace, namespaceUid: uid, kubectl, record };
  }
  const namespaceUid = await probe(kubectl, options.effects);
  if (record && !isNamed && isOther(record, namespaceUid)) {
    throw otherCluster(record, { context, command: options.command });
  }
  return { context, namespace, namespaceUid, kubectl, record };
}

function chooseContext(
  { currentContext, contexts, missing }: Kubeconfig,
  {
    wanted,
    record,
    command,
  }: Pick<ConnectOptions, 'wanted' | 'command'> & { readonly record: ClusterRecord | undefined },
): string {
  const list = contexts.length === 0 ? 'none' : contexts.map((name) => JSON.stringify(name)).join(', ');
  const [first] = contexts;
  if (first === undefined && missing.length > 0) throw noKubeconfig(missing);
  if (wanted !== undefined) {
    if (contexts.includes(wanted)) return wanted;
    throw usageError(
      `Cannot use the context ${JSON.stringify(wanted)}: kubectl has ${list}`,
      'kubectl config get-contexts',
    );
  }
  if (currentContext !== undefined) return currentContext;
  const example = record && contexts.includes(record.context) ? record.context : first;
  throw new CliError(
    'NO_CONTEXT',
    `Cannot choose a cluster: kubectl has no current context, its contexts are ${list}`,
    {
      hint:
        example === undefined
          ? 'Set kubectl up for your cluster, as its provider describes: kubectl config get-contexts shows it then'
          : shell`${{ line: command }} --context ${example}`,
    },
  );
}

function noKubeconfig(missing: readonly string[]): CliError {
  const files = missing.map((file) => JSON.stringify(file)).join(', ');
  const problem = missing.length === 1 ? 'and there is no such file' : 'and there are no such files';
  return new CliError('NO_CONTEXT', `Cannot choose a cluster: KUBECONFIG names ${files}, ${problem}`, {
    hint: 'Unset KUBECONFIG to use ~/.kube/config, or set it to the file of your cluster',
  });
}

/** The uid of the namespace; undefined when it is there but may not be read. */
async function probe(kubectl: Kubectl, { env }: Pick<CommandContext, 'env'>): Promise<string | undefined> {
  const { context, namespace } = kubectl;
  const limitS = withPatience(PROBE_TIMEOUT_S, env);
  const limits = [`--request-timeout=${limitS}s`, '--v=6'];
  const args = ['get', 'namespace', namespace, '--output=json', ...limits];
  const outcome = await kubectl.ask(args, { timeoutMs: 2 * PROBE_TIMEOUT_S * 1000 });
  if (outcome.exitCode === 0) return readUid(outcome.stdout);
  const action = `reach the cluster of context ${JSON.stringify(context)}`;
  const error = toKubectlError(withoutLog(outcome), { action, context, namespace });
  if (error.code === 'FORBIDDEN') return undefined;
  if (error.code === 'NOT_FOUND') throw noNamespace(kubectl);
  throw plainly(error, { action, limitS: 2 * limitS, log: outcome.stderr });
}

/** Only kubectl's log tells a server that asks it to wait, and so holds it up, from one that is silent. */
function withoutLog(outcome: ProgramOutcome): ProgramOutcome {
  if (outcome.exitCode === undefined) return outcome;
  const words = /^(?:error|Error from server|Unable to connect|The connection to)\b[^]*/m.exec(
    outcome.stderr,
  );
  return { ...outcome, stderr: words?.[0] ?? outcome.stderr };
}

function noNamespace({ context, namespace }: Kubectl): CliError {
  return new CliError(
    'NO_NAMESPACE',
    `Cannot find the namespace ${JSON.stringify(namespace)} in context ${JSON.stringify(context)}: the cluster has none of that name`,
    { hint: shell`kubectl create namespace ${namespace} --context=${context}` },
  );
}

/** What a cluster's silence, or its no, means. */
function plainly(
  error: CliError,
  { action, limitS, log }: { readonly action: string; readonly limitS: number; readonly log: string },
): CliError {
  const words: Readonly<Record<string, string>> = {
    BUSY: 'it takes no more calls for now (429 Too Many Requests)',
    NO_API: 'what answers there knows no namespaces, so it is no API server (404)',
  };
  const isSilent = error.code === 'UNREACHABLE' && /deadline exceeded|does not answer/.test(error.message);
  const silence = /Got a Retry-After/.test(log) ? 'it breaks each connection off' : 'it does not answer';
  const why = isSilent ? `${silence}, for ${limitS} s` : words[error.code];
  if (why === undefined) return error;
  return new CliError(error.code, `Cannot ${action}: ${why}`, {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}

/** A server that cannot tell for now is not another one. */
function passOnBusy(error: unknown): undefined {
  if (error instanceof CliError && (error.code === 'BUSY' || error.code === 'UNAVAILABLE')) throw error;
}

function readUid(text: string): string | undefined {
  const value = readJson(text);
  const metadata = isRecord(value) ? value['metadata'] : undefined;
  const uid = isRecord(metadata) ? metadata['uid'] : undefined;
  return typeof uid === 'string' ? uid : undefined;
}

function isOther({ namespaceUid }: ClusterRecord, found: string | undefined): boolean {
  return namespaceUid !== null && found !== undefined && found !== namespaceUid;
}

function otherCluster(
  record: ClusterRecord,
  { context, command }: { readonly context: string; readonly command: ShellLine },
): CliError {
  const isSameName = record.context === context;
  const here = JSON.stringify(context);
  const again = shell`${{ line: command }} --context ${context}`;
  const found = isSameName ? `another cluster by the name ${here}` : `context ${here}`;
  return new CliError(
    'OTHER_CLUSTER',
    `Cannot take ${found} for this bot's: ${RECORD_FILE} says it was deployed to ${isSameName ? 'one before it' : `context ${JSON.stringify(record.context)}`}`,
    {
      hint: isSameName ? again : shell`${{ line: again }}, or kubectl config use-context ${record.context}`,
      exitCode: 2,
    },
  );
}
