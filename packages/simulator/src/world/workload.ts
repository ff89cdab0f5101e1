import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';
import { planContainers } from './containers.ts';
import type { Configuring } from './make-workload-part.ts';
import { CRON_JOB, type WorkloadKind } from './workload-kind.ts';
import type { WorkloadParts } from './workload-parts.ts';
import type { Random } from './random.ts';
import type { ScalingPolicy } from './scaling-policy.ts';
import { type Draft, draftOf } from '../json/draft.ts';
import { annotationOverrides, makeOverrides } from './workload-overrides.ts';

/** A workload as the API answers it. */
export type Workload = Schemas['Workload'];

const HOUR_MS = 3_600_000;
const APPS = [
  'cart', 'catalog', 'checkout', 'gateway', 'invoice', 'ledger', 'mailer', 'search', 'session', 'worker',
] as const; // prettier-ignore
const NAMESPACES = ['shop', 'payments', 'search', 'platform', 'monitoring', 'batch', 'kube-system'] as const;

/** What a generated workload is made from. */
export interface WorkloadSeed {
  readonly cluster: Cluster;
  readonly index: number;
  readonly now: number;
  readonly kind: WorkloadKind;
  readonly policies: readonly ScalingPolicy[];
  readonly parts: WorkloadParts;
  /** Decides what a workload lacks; it need not be the stream that decides what it is. */
  readonly gaps: Random;
  /** How large its pods are. @default 1 */
  readonly podScale?: number;
}

/** Makes the whole of what `draftWorkload` makes. */
export function makeWorkload(random: Random, seed: WorkloadSeed): Workload {
  return draftWorkload(random, seed).toJSON();
}

/**
 * Drafts one of a generated cluster's workloads. About one in eight is configured by annotations, three in ten have
 * settings of their own, and two in three are MANAGED, most by their policy and some by a setting of their own. One in
 * twelve was not watched long enough for a recommendation. What must not be moved has one pod.
 */
export function draftWorkload(random: Random, seed: WorkloadSeed): Draft<Workload> {
  const { cluster, index, kind, parts } = seed;
  const { id, app, namespace, configuring, plans, replicas, createdAt, ...watched } = draw(random, seed);
  const settings = parts.settingsOf(configuring);
  const config = settings.members.workloadConfigV2;
  const isManaged = watched.isRecommended && config.vpaConfig.managementOption === 'MANAGED';
  return draftOf([
    { id },
    parts.ownerOf(cluster),
    { name: `${app}-${index + 1}` },
    parts.kindOf({ app, namespace, kind }),
    settings,
    { containers: plans.map((plan) => parts.containerOf({ ...plan, isManaged })) },
    parts.podsOf({ replicas, isJob: kind === CRON_JOB }),
    parts.scalingOf({ kind: kind.kind, config }),
    parts.recommendationOf({ ...watched, isManaged }),
    parts.statusOf({ replicas, isManaged, isLow: watched.isLow }),
    parts.timesOf(createdAt),
  ]);
}

/** All that chance decides of a workload, in an order that stays: the same stream makes the same workload. */
interface Drawn {
  readonly app: string;
  readonly namespace: string;
  readonly configuring: Configuring;
  readonly plans: ReturnType<typeof planContainers>;
  readonly replicas: number;
  readonly createdAt: number;
  readonly id: string;
  readonly isRecommended: boolean;
  /** When the recommendation will be sure enough, in milliseconds; 0 where it is. */
  readonly sureAt: number;
  readonly isLow: boolean;
}

function draw(random: Random, { now, kind, policies, gaps, podScale = 1 }: WorkloadSeed): Drawn {
  const app = random.pick(APPS);
  const namespace = random.pick(NAMESPACES);
  const isByAnnotations = random.chance(0.12);
  const { policy, origin } = choosePolicy(random, { namespace, policies });
  const isRecommended = !gaps.chance(1 / 12);
  const plans = planContainers(random, { app, gaps, isRecommended, podScale });
  const own = isByAnnotations ? annotationOverrides(random) : makeOverrides(random, plans);
  const isPinned = random.chance(0.03);
  const replicas = kind === CRON_JOB || isPinned ? 1 : random.int(1, 8);
  const createdAt = now - random.int(24, 200 * 24) * HOUR_MS;
  const id = random.uuid();
  const isSure = random.chance(0.9);
  const sureAt = isRecommended ? (Math.ceil(now / HOUR_MS) + gaps.int(1, 72)) * HOUR_MS : 0;
  const configuring = { policy, origin, own, isByAnnotations, isPinned };
  const isLow = random.chance(0.1);
  return {
    app,
    namespace,
    configuring,
    plans,
    replicas,
    createdAt,
    id,
    isRecommended,
    sureAt: isSure ? 0 : sureAt,
    isLow,
  };
}

function choosePolicy(
  random: Random,
  { namespace, policies }: { readonly namespace: string; readonly policies: readonly ScalingPolicy[] },
): { readonly policy: ScalingPolicy; readonly origin: Workload['scalingPolicyOrigin'] } {
  const byRule = policies.find((policy) =>
    policy.assignmentRules?.some((rule) => rule.namespace?.names?.includes(namespace)),
  );
  if (byRule !== undefined) return { policy: byRule, origin: 'ORIGIN_ASSIGNMENT_RULES' };
  const [defaultPolicy, ...others] = policies.filter(({ isCastware }) => !isCastware);
  if (defaultPolicy === undefined) throw new RangeError('a cluster without scaling policies');
  if (random.chance(0.7)) return { policy: defaultPolicy, origin: 'ORIGIN_DEFAULT' };
  return { policy: random.pick([defaultPolicy, ...others]), origin: 'ORIGIN_API' };
}
