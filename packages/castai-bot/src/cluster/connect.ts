import { CliError, type CommandContext, isRecord, readJson, usageError } from '@castai-bot/cli';
import { withPatience } from '../patience.ts';
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
  readonly command: string;
  readonly effects: Pick<CommandContext, 'env' | 'signal' | 'stderr'>;
}

const PROBE_TIMEOUT_S = 8;

/**
 * Chooses the cluster a command is about, and asks it for the bot's namespace.
 * @throws CliError NO_KUBECTL, NO_CONTEXT, OTHER_CLUSTER, NO_NAMESPACE, UNREACHABLE, UNAUTHORIZED
 */
export async function connect({ root, answers }: Repo, options: ConnectOptions): Promise<Cluster> {
  const { namespace } = answers;
  const record = await readClusterRecord(root);
  const context = chooseContext(await readKubeconfig(root, options.effects), { record, ...options });
  const kubectl = createKubectl({ context, namespace, cwd: root, effects: options.effects });
  const isNamed = options.wanted !== undefined;
  if (record && !isNamed && record.context !== context) {
    // Another name may be another person's word for the same cluster.
    const uid = await probe(kubectl, options.effects).catch(() => undefined);
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
  { currentContext, contexts }: Kubeconfig,
  {
    wanted,
    record,
    command,
  }: Pick<ConnectOptions, 'wanted' | 'command'> & { readonly record: ClusterRecord | undefined },
): string {
  const list = contexts.length === 0 ? 'none' : contexts.map((name) => JSON.stringify(name)).join(', ');
  const [first] = contexts;
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
          : `${command} --context ${example}`,
    },
  );
}

/** The uid of the namespace; undefined when it is there but may not be read. */
async function probe(kubectl: Kubectl, { env }: Pick<CommandContext, 'env'>): Promise<string | undefined> {
  const { context, namespace } = kubectl;
  const limit = `--request-timeout=${withPatience(PROBE_TIMEOUT_S, env)}s`;
  const args = ['get', 'namespace', namespace, '--output=json', limit];
  const outcome = await kubectl.ask(args, { timeoutMs: 2 * PROBE_TIMEOUT_S * 1000 });
  if (outcome.exitCode === 0) return readUid(outcome.stdout);
  const error = toKubectlError(outcome, {
    action: `reach the cluster of context ${JSON.stringify(context)}`,
    context,
    namespace,
  });
  if (error.code === 'FORBIDDEN') return undefined;
  if (error.code !== 'NOT_FOUND') throw error;
  throw new CliError(
    'NO_NAMESPACE',
    `Cannot find the namespace ${JSON.stringify(namespace)} in context ${JSON.stringify(context)}: the cluster has none of that name`,
    { hint: `kubectl create namespace ${namespace} --context=${context}` },
  );
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
  { context, command }: { readonly context: string; readonly command: string },
): CliError {
  const isSameName = record.context === context;
  const here = JSON.stringify(context);
  const found = isSameName ? `another cluster by the name ${here}` : `context ${here}`;
  return new CliError(
    'OTHER_CLUSTER',
    `Cannot take ${found} for this bot's: ${RECORD_FILE} says it was deployed to ${isSameName ? 'one before it' : `context ${JSON.stringify(record.context)}`}`,
    {
      hint: `${command} --context ${context}${isSameName ? '' : `, or kubectl config use-context ${record.context}`}`,
      exitCode: 2,
    },
  );
}
