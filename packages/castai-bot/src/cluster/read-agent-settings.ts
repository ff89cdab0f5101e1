import { toKubectlError } from './kubectl-error.ts';
import type { ConfigMap, KubeList } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';

/** What CAST AI's agent wrote down about its cluster: CLUSTER_ID, API_URL. */
export interface AgentSettings {
  readonly settings: Readonly<Record<string, string>>;
  /** The ConfigMap that has CLUSTER_ID. */
  readonly source: string | undefined;
  /** Why it cannot be told. */
  readonly problem: string | undefined;
}

/** Older agents write the first, newer ones the second, which wins; as in the manifests. */
export const AGENT_CONFIG_MAPS: readonly string[] = ['castai-cluster-controller', 'castai-agent-metadata'];

/** @throws CliError when the cluster cannot be asked */
export async function readAgentSettings(kubectl: Kubectl): Promise<AgentSettings> {
  const args = ['get', 'configmap', ...AGENT_CONFIG_MAPS, '--ignore-not-found', '--output=json'];
  const outcome = await kubectl.ask(args);
  if (outcome.exitCode !== 0) {
    const { context, namespace } = kubectl;
    const error = toKubectlError(outcome, {
      action: "read the ConfigMaps of CAST AI's agent",
      context,
      namespace,
    });
    if (error.code !== 'FORBIDDEN') throw error;
    return { settings: {}, source: undefined, problem: error.message };
  }
  if (outcome.stdout.trim() === '') return { settings: {}, source: undefined, problem: undefined };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output; one object comes without a list
  const found = JSON.parse(outcome.stdout) as KubeList<ConfigMap> | ConfigMap;
  const configMaps = 'items' in found ? found.items : [found];
  const ordered = AGENT_CONFIG_MAPS.flatMap((name) =>
    configMaps.filter(({ metadata }) => metadata.name === name),
  );
  return {
    settings: Object.fromEntries(ordered.flatMap(({ data = {} }) => Object.entries(data))),
    source: ordered.findLast(({ data }) => data?.['CLUSTER_ID'] !== undefined)?.metadata.name,
    problem: undefined,
  };
}
