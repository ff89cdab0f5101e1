import type { Schemas } from '@castai-bot/api';
import { type Cluster, zonesOf } from './cluster.ts';

/** A node template: the API addresses it by its name. */
export type NodeTemplate = Schemas['NodeTemplate'] & { readonly name: string };

/** The template that every cluster has. */
export const DEFAULT_TEMPLATE = 'default-by-castai';

/** Makes the templates of a generated cluster: the default one, and one for spot instances alone. */
export function makeNodeTemplates(
  cluster: Cluster,
  { configurationId, version }: { readonly configurationId: string; readonly version: string },
): readonly NodeTemplate[] {
  const zones = [...zonesOf(cluster)];
  const shared = {
    configurationId,
    configurationName: 'default',
    isEnabled: true,
    customLabels: {},
    customTaints: [],
    rebalancingConfig: { minNodes: 0 },
  };
  const constraints = { architectures: ['amd64'], azs: zones, os: ['linux'] };
  return [
    {
      ...shared,
      name: DEFAULT_TEMPLATE,
      isDefault: true,
      shouldTaint: false,
      constraints: { ...constraints, spot: true, onDemand: true, useSpotFallbacks: true },
      version,
    },
    {
      ...shared,
      name: 'spot-only',
      isDefault: false,
      shouldTaint: true,
      constraints: {
        ...constraints,
        spot: true,
        onDemand: false,
        useSpotFallbacks: true,
        fallbackRestoreRateSeconds: 1800,
        minMemory: 4096,
        instanceFamilies: { include: ['m5', 'c5', 'r5'], exclude: [] },
      },
      version: '1',
    },
  ];
}
