import { readYamlValues } from '@castai-bot/yaml';
import { readRunFacts, type RunFacts } from './run-facts.ts';

/** What the blueprint's manifests say about how its bot runs. */
export interface Workload {
  readonly kind: 'CronJob' | 'Pod';
  readonly name: string;
  /** Relative to the clone. */
  readonly file: string;
  readonly namespace: string | undefined;
  readonly schedule: string | undefined;
  readonly isSuspended: boolean;
  readonly timeZone: string | undefined;
  readonly deadlineSeconds: number | undefined;
  /** With its tag or digest. */
  readonly image: string | undefined;
  readonly apiKey: { readonly secret: string; readonly key: string } | undefined;
  readonly imagePullSecret: string | undefined;
  /** Name of the ConfigMap that is mounted. */
  readonly configMap: string | undefined;
  /** How its runs go. */
  readonly facts: RunFacts;
}

/** A ConfigMap with a function's config in it. */
export interface ConfigMap {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** Everything of use in one YAML file. */
export interface Manifests {
  readonly workloads: readonly Workload[];
  readonly configMaps: readonly ConfigMap[];
}

/**
 * Reads the manifests in one YAML file; other kinds are passed over.
 * @throws CliError YAML when the text is none
 */
export function readManifests(text: string, file: string): Manifests {
  const workloads: Workload[] = [];
  const configMaps: ConfigMap[] = [];
  for (const value of readYamlValues(text, { file, merge: true })) {
    const root = new Node(value);
    const kind = root.text('kind');
    if (kind === 'CronJob' || kind === 'Pod') workloads.push(readWorkload(root, { kind, file }));
    const config = root.at('data').text('function_config.json');
    if (kind === 'ConfigMap' && config !== undefined) {
      configMaps.push({ name: root.at('metadata').text('name') ?? '', file, text: config });
    }
  }
  return { workloads, configMaps };
}

function readWorkload(
  root: Node,
  origin: { readonly kind: 'CronJob' | 'Pod'; readonly file: string },
): Workload {
  const job = root.at('spec', 'jobTemplate', 'spec');
  const pod = origin.kind === 'CronJob' ? job.at('template', 'spec') : root.at('spec');
  const container = pod.at('containers').items[0] ?? new Node(undefined);
  const env = container.at('env').items;
  const key = env.find((item) => item.text('name') === 'API_KEY')?.at('valueFrom', 'secretKeyRef');
  const secret = key?.text('name');
  return {
    ...origin,
    name: root.at('metadata').text('name') ?? '',
    namespace: root.at('metadata').text('namespace'),
    schedule: root.at('spec').text('schedule'),
    isSuspended: root.at('spec').isTrue('suspend'),
    timeZone: root.at('spec').text('timeZone'),
    deadlineSeconds: job.number('activeDeadlineSeconds'),
    image: container.text('image'),
    apiKey: secret === undefined ? undefined : { secret, key: key?.text('key') ?? '' },
    imagePullSecret: pod.at('imagePullSecrets').items[0]?.text('name'),
    configMap: pod
      .at('volumes')
      .items.map((volume) => volume.at('configMap').text('name'))
      .find(Boolean),
    facts: root.facts,
  };
}

/** A value somebody else wrote: every step down works, whatever is there. */
class Node {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  at(...path: readonly string[]): Node {
    return path.reduce<Node>((node, key) => new Node(node.#member(key)), this);
  }

  text(key: string): string | undefined {
    const value = this.#member(key);
    return typeof value === 'string' ? value : undefined;
  }

  number(key: string): number | undefined {
    const value = this.#member(key);
    return typeof value === 'number' ? value : undefined;
  }

  get facts(): RunFacts {
    return readRunFacts(this.#value);
  }

  isTrue(key: string): boolean {
    return this.#member(key) === true;
  }

  get items(): readonly Node[] {
    const items: readonly unknown[] = Array.isArray(this.#value) ? this.#value : [];
    return items.map((item) => new Node(item));
  }

  #member(key: string): unknown {
    const value = this.#value;
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  }
}
