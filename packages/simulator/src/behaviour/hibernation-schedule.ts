import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Identified } from '../world/world.ts';
import { attempt } from './attempt.ts';
import { hibernate, resume } from './hibernation.ts';
import { arm, disarm } from './scheduler.ts';

type Schedule = Identified<Schemas['HibernationSchedule']>;

/** Arms a schedule: its clusters are hibernated and resumed at its times, as far as it and its halves are enabled. */
export function armHibernation(state: State, schedule: Schedule): void {
  disarmHibernation(state, schedule.id);
  if (!schedule.enabled) return;
  const { pauseConfig, resumeConfig } = schedule;
  if (pauseConfig.enabled) {
    arm(state, {
      key: `hibernation/${schedule.id}/pause`,
      cron: pauseConfig.schedule.cronExpression,
      fire: () => {
        for (const cluster of clustersOf(state, schedule, 'ready')) attempt(() => hibernate(state, cluster));
      },
    });
  }
  if (resumeConfig.enabled) {
    arm(state, {
      key: `hibernation/${schedule.id}/resume`,
      cron: resumeConfig.schedule.cronExpression,
      fire: () => {
        const config = toNodeConfig(resumeConfig.jobConfig.nodeConfig);
        for (const cluster of clustersOf(state, schedule, 'hibernated')) {
          attempt(() => resume(state, cluster, config));
        }
      },
    });
  }
}

export function disarmHibernation(state: State, id: string): void {
  disarm(state, `hibernation/${id}/pause`);
  disarm(state, `hibernation/${id}/resume`);
}

function clustersOf(
  state: State,
  { clusterAssignments, organizationId }: Schedule,
  status: string,
): readonly Cluster[] {
  return clusterAssignments.items
    .flatMap(({ clusterId }) => state.clusters.get(clusterId) ?? [])
    .filter((cluster) => cluster.organizationId === organizationId && cluster.status === status);
}

function toNodeConfig(config: Schemas['ResumeNodeConfig']): Schemas['NodeConfig'] {
  const { instanceType, zone, subnetId, configId, configName, kubernetesLabels, kubernetesTaints } = config;
  return {
    instanceType,
    ...(zone === undefined ? {} : { zone }),
    ...(subnetId === undefined ? {} : { subnetId }),
    ...(configId === undefined ? {} : { configurationId: configId }),
    ...(configName === undefined ? {} : { configurationName: configName }),
    ...(kubernetesLabels === undefined ? {} : { kubernetesLabels }),
    ...(kubernetesTaints === undefined ? {} : { kubernetesTaints }),
    spotConfig: { isSpot: config.spotConfig?.spot ?? false },
  };
}
