import {
  SCHEDULE,
  aHibernation,
  aJob,
  aPlan,
  aSchedule,
  jobParams,
  ofOrganization,
} from './things.test-kit.ts';
import type { Examples } from './example.test-kit.ts';

export const rebalancingExamples: Partial<Examples> = {
  // rebalancing
  listRebalancingPlans: ({ ok, clusterId }) =>
    ok('listRebalancingPlans', { params: { clusterId }, query: { limit: '5', includeOperations: true } }),
  generateRebalancingPlan: ({ ok, clusterId }) =>
    ok('generateRebalancingPlan', { params: { clusterId }, body: { minNodes: 2 } }),
  getRebalancingPlan: async (client) =>
    client.ok('getRebalancingPlan', {
      params: await aPlan(client),
      query: { includeConfigurations: true, includeOperations: true },
    }),
  executeRebalancingPlan: async (client) =>
    client.ok('executeRebalancingPlan', { params: await aPlan(client) }),
  cancelRebalancingPlan: async (client) =>
    client.ok('cancelRebalancingPlan', { params: await aPlan(client), body: {} }),
  getProblematicNodes: ({ ok, clusterId }) => ok('getProblematicNodes', { params: { clusterId } }),
  getProblematicWorkloads: ({ ok, clusterId }) => ok('getProblematicWorkloads', { params: { clusterId } }),
  getRebalancedWorkloads: ({ ok, clusterId }) => ok('getRebalancedWorkloads', { params: { clusterId } }),
  getClusterWorkloads: ({ ok, clusterId }) => ok('getClusterWorkloads', { params: { clusterId } }),
  listRebalancingSchedules: ({ ok }) => ok('listRebalancingSchedules'),
  createRebalancingSchedule: ({ ok }) => ok('createRebalancingSchedule', { body: SCHEDULE }),
  updateRebalancingSchedule: async (client) =>
    client.ok('updateRebalancingSchedule', {
      query: { id: await aSchedule(client) },
      body: { name: 'daily' },
    }),
  getRebalancingSchedule: async (client) =>
    client.ok('getRebalancingSchedule', { params: { id: await aSchedule(client) } }),
  deleteRebalancingSchedule: async (client) =>
    client.ok('deleteRebalancingSchedule', { params: { id: await aSchedule(client) } }),
  listRebalancingJobs: ({ ok, clusterId }) => ok('listRebalancingJobs', { params: { clusterId } }),
  createRebalancingJob: (client) => aJob(client),
  getRebalancingJob: async (client) => client.ok('getRebalancingJob', { params: await jobParams(client) }),
  updateRebalancingJob: async (client) => {
    const { rebalancingScheduleId, clusterId = '', id = '' } = await aJob(client);
    const body = { rebalancingScheduleId, enabled: false };
    return client.ok('updateRebalancingJob', { params: { clusterId, id }, body });
  },
  deleteRebalancingJob: async (client) =>
    client.ok('deleteRebalancingJob', { params: await jobParams(client) }),
  previewRebalancingSchedule: ({ ok, clusterId }) =>
    ok('previewRebalancingSchedule', { params: { clusterId }, body: SCHEDULE }),
  listTimeZones: ({ ok }) => ok('listTimeZones'),
  // hibernation schedules
  listHibernationSchedules: async (client) => {
    await aHibernation(client);
    return client.ok('listHibernationSchedules', { params: ofOrganization(client) });
  },
  createHibernationSchedule: (client) => aHibernation(client),
  getHibernationSchedule: async (client) => {
    const { id = '' } = await aHibernation(client);
    return client.ok('getHibernationSchedule', { params: { ...ofOrganization(client), id } });
  },
  updateHibernationSchedule: async (client) => {
    const { id = '' } = await aHibernation(client);
    const params = { ...ofOrganization(client), id };
    return client.ok('updateHibernationSchedule', { params, body: { enabled: false } });
  },
  deleteHibernationSchedule: async (client) => {
    const { id = '' } = await aHibernation(client);
    return client.ok('deleteHibernationSchedule', { params: { ...ofOrganization(client), id } });
  },
};
