import type { Changes } from '../body/merge-changes.ts';
import type { EvictorAdvancedConfig } from '../services/evictor.ts';
import type { NodeTemplateUpdate } from '../services/node-templates.ts';
import type { PoliciesChange } from '../services/policies.ts';
import type { ScalingPolicyUpdate } from '../services/scaling-policies.ts';
import type { Scaling, WantedOption, WorkloadUpdate } from '../services/workload-settings.ts';
import type { Workload } from '../services/workloads.ts';

/** An object that is to be changed for a while, and how. */
export type ObjectToRemember =
  | WorkloadToSwitch
  | {
      readonly kind: 'workload';
      /** As the API listed it. */
      readonly workload: Workload;
      /** All that it sets for itself then, its scaling policy too: `readSettings` with changes. */
      readonly settings: WorkloadUpdate;
    }
  | {
      /** The policies of a cluster's autoscaler; its evictor is `nodeDownscaler.evictor` in them. */
      readonly kind: 'policies';
      readonly clusterId: string;
      readonly change: PoliciesChange;
    }
  | {
      readonly kind: 'nodeTemplate';
      readonly clusterId: string;
      readonly name: string;
      readonly update: NodeTemplateUpdate;
    }
  | {
      readonly kind: 'scalingPolicy';
      readonly clusterId: string;
      readonly policyId: string;
      readonly change: Changes<ScalingPolicyUpdate>;
    }
  | {
      /** Which pods and nodes the evictor treats differently. */
      readonly kind: 'evictorRules';
      readonly clusterId: string;
      readonly config: EvictorAdvancedConfig;
    };

/** A workload whose autoscaling is switched. */
export interface WorkloadToSwitch {
  readonly kind: 'workload';
  /** As the API listed it. */
  readonly workload: Workload;
  readonly managementOption: WantedOption;
  /** @default 'vertical' */
  readonly scaling?: Scaling | 'both' | undefined;
}
