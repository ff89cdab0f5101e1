import { readOwnConfig, type Schemas } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { Sent } from '../document/typed-call.ts';

type Workload = Schemas['Workload'];

/** The new configuration of a workload; what it leaves out is inherited from the scaling policy. */
export type WorkloadUpdate = Sent<Schemas['WorkloadUpdate']>;

/** The same with each of its parts. */
export interface WholeUpdate {
  readonly scalingPolicyId: string;
  readonly workloadConfig: NonNullable<WorkloadUpdate['workloadConfig']>;
}

/** What is autoscaled of a workload: `vertical` what its containers request, `horizontal` how many pods it has. */
export type Scaling = 'vertical' | 'horizontal';

/** `INHERIT` is no word of the API's: it is to have no option of its own. */
export type WantedOption = 'MANAGED' | 'READ_ONLY' | 'INHERIT';

const configNames = { vertical: 'vpaConfig', horizontal: 'hpaConfig' } as const;

/**
 * Gives what a workload sets for itself as the update that sets it.
 *
 * @param goal What it is wanted for, e.g. `switch … to READ_ONLY`
 * @throws CastAiBotError `managed_by_annotations`, `overrides_would_be_lost`
 */
export function toUpdate(workload: Workload, goal: string): WholeUpdate {
  const { config, unwritable } = readOwnConfig(workload.workloadOverrides);
  refuseAnnotated(workload, goal);
  if (unwritable.length > 0) {
    throw new CastAiBotError(`Cannot ${goal}: found ${unwritable.join(', ')}, which an update would drop`, {
      code: 'overrides_would_be_lost',
    });
  }
  return { scalingPolicyId: workload.scalingPolicyId, workloadConfig: config };
}

/** @throws CastAiBotError `managed_by_annotations` */
export function refuseAnnotated({ managedBy }: Workload, goal: string): void {
  if (managedBy !== 'ANNOTATIONS') return;
  const problem = 'found it configured by its annotations, which only Kubernetes can change';
  throw new CastAiBotError(`Cannot ${goal}: ${problem}`, { code: 'managed_by_annotations' });
}

/** What a workload is called: `namespace/name`. */
export function nameWorkload({ name, namespace }: Pick<Workload, 'name' | 'namespace'>): string {
  return `${namespace}/${name}`;
}

/** A switch of a workload: the whole of what it sets for itself before and after, and the options that change. */
export interface WorkloadSwitch {
  readonly before: WholeUpdate;
  readonly after: WholeUpdate;
  readonly changed: readonly {
    readonly scaling: Scaling;
    readonly wanted: WantedOption;
    readonly before: Schemas['ManagementOption'] | undefined;
  }[];
}

/**
 * Works out how a workload is switched; undefined where it is so already.
 *
 * @throws CastAiBotError `managed_by_annotations`, `overrides_would_be_lost`
 */
export function planSwitch(
  workload: Workload,
  wanted: WantedOption,
  scaling: Scaling | 'both',
): WorkloadSwitch | undefined {
  const option = wanted === 'INHERIT' ? undefined : wanted;
  const changed = (scaling === 'both' ? (['vertical', 'horizontal'] as const) : [scaling])
    .map((each) => ({ scaling: each, wanted, before: readOption(workload, { scaling: each, wanted }) }))
    .filter(({ before }) => before !== option);
  if (changed.length === 0) return undefined;
  const name = JSON.stringify(nameWorkload(workload));
  const before = toUpdate(workload, `switch the workload ${name} to ${wanted}`);
  return { before, after: changed.reduce(withOption, before), changed };
}

/** The option that is to change: the one in force, or of one that is to be inherited the workload's own. */
function readOption(
  { workloadConfigV2, workloadOverrides }: Workload,
  { scaling, wanted }: { readonly scaling: Scaling; readonly wanted: WantedOption },
): Schemas['ManagementOption'] | undefined {
  if (wanted !== 'INHERIT') return workloadConfigV2[configNames[scaling]].managementOption;
  const own = workloadOverrides?.[scaling]?.managementOption;
  return own === 'UNDEFINED' ? undefined : own;
}

/** Writes an option into an update; one that is to be inherited is left out, and what is then empty too. */
function withOption(
  { scalingPolicyId, workloadConfig }: WholeUpdate,
  { scaling, wanted }: { readonly scaling: Scaling; readonly wanted: WantedOption },
): WholeUpdate {
  const name = configNames[scaling];
  const { managementOption: _own, ...rest } = workloadConfig[name] ?? {};
  const config = wanted === 'INHERIT' ? rest : { ...rest, managementOption: wanted };
  const isEmpty = Object.keys(config).length === 0;
  return { scalingPolicyId, workloadConfig: { ...workloadConfig, [name]: isEmpty ? undefined : config } };
}
