import type { Schemas } from '@castai-bot/api';
import type { InstanceType } from './instance-types.ts';
import type { ConfigurationVersion } from './node-configuration.ts';

/** How a node is billed, by its labels. */
export type Lifecycle = 'on_demand' | 'spot' | 'fallback';

/** What is asked of a new node. */
export interface NodeOrder {
  readonly instanceType: InstanceType;
  readonly lifecycle: Lifecycle;
  readonly createdAt: number;
  readonly phase: string;
  readonly zone: string;
  readonly subnetId: string | null;
  /** Empty for nodes that CAST AI did not make. */
  readonly addedBy: string;
  /** The configuration it is made from; none of nodes that CAST AI did not make. */
  readonly configuration: ConfigurationVersion | undefined;
  readonly template: { readonly name: string; readonly version: string };
  readonly operationId: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: Schemas['Node']['taints'];
  readonly isCastaiManaged: boolean;
  /** @default false */
  readonly isControlPlane?: boolean;
}
