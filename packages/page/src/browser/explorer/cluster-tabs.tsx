import type { JSX } from 'preact';
import type { ListName } from '../../explorer-data.ts';
import { Empty } from '../pieces/states.tsx';

/** One part of a cluster's page. */
export interface Tab {
  readonly name: string;
  readonly title: string;
  readonly list?: ListName;
  readonly empty?: JSX.Element;
}

/** The parts of a cluster's page, in their order; those with a list show it. */
export const clusterTabs: readonly Tab[] = [
  {
    name: 'nodes',
    title: 'Nodes',
    list: 'nodes',
    empty: (
      <Empty title="No nodes">
        <p>The cluster is hibernated, waits for its agent, or lost all of them.</p>
      </Empty>
    ),
  },
  {
    name: 'workloads',
    title: 'Workloads',
    list: 'workloads',
    empty: (
      <Empty title="No workloads">
        <p>A cluster that waits for its agent has none. For a world with many:</p>
        <pre>castai-bot simulate --workloads 300</pre>
      </Empty>
    ),
  },
  { name: 'policies', title: 'Policies' },
  {
    name: 'scaling',
    title: 'Scaling policies',
    list: 'scaling-policies',
    empty: <Empty title="No scaling policies" />,
  },
  {
    name: 'templates',
    title: 'Templates',
    list: 'node-templates',
    empty: <Empty title="No node templates" />,
  },
  {
    name: 'configurations',
    title: 'Configurations',
    list: 'node-configurations',
    empty: <Empty title="No node configurations" />,
  },
  {
    name: 'plans',
    title: 'Plans',
    list: 'rebalancing-plans',
    empty: (
      <Empty title="No rebalancing plans">
        <p>A bot makes one with POST …/rebalancing-plans, or a schedule does when it is time.</p>
      </Empty>
    ),
  },
  { name: 'costs', title: 'Costs' },
  { name: 'about', title: 'Cluster' },
];
