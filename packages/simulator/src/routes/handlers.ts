import type { Handlers } from '../http/route.ts';
import { allocationGroupCostHandlers } from './allocation-group-costs.ts';
import { allocationGroupHandlers } from './allocation-groups.ts';
import { auditEventHandlers } from './audit-events.ts';
import { auditHandlers } from './audit.ts';
import { authTokenHandlers } from './auth-tokens.ts';
import { billingHandlers } from './billing.ts';
import { clusterCostHandlers } from './cluster-costs.ts';
import { clusterHealthHandlers } from './cluster-health.ts';
import { clusterPolicyHandlers } from './cluster-policies.ts';
import { clusterRegistrationHandlers } from './cluster-registration.ts';
import { clusterSavingsHandlers } from './cluster-savings.ts';
import { clusterHandlers } from './clusters.ts';
import { commitmentImportHandlers } from './commitment-imports.ts';
import { commitmentHandlers } from './commitments.ts';
import { customMetricsHandlers } from './custom-metrics.ts';
import { enterpriseHandlers } from './enterprise.ts';
import { eventMetricHandlers } from './event-metrics.ts';
import { filterFacetHandlers } from './filter-facets.ts';
import { groupHandlers } from './groups.ts';
import { hibernationScheduleHandlers } from './hibernation-schedules.ts';
import { horizontalAutoscalerHandlers } from './horizontal-autoscalers.ts';
import { inventoryHandlers } from './inventory.ts';
import { invitationHandlers } from './invitations.ts';
import { metricsHandlers } from './metrics.ts';
import { namespaceCostHandlers } from './namespace-costs.ts';
import { nodeConfigurationHandlers } from './node-configurations.ts';
import { nodeTemplateHandlers } from './node-templates.ts';
import { nodePricingHandlers } from './node-pricing.ts';
import { nodeHandlers } from './nodes.ts';
import { notificationHandlers } from './notifications.ts';
import { operationHandlers } from './operations.ts';
import { organizationCostHandlers } from './organization-costs.ts';
import { organizationUserHandlers } from './organization-users.ts';
import { organizationHandlers } from './organizations.ts';
import { podMutationHandlers } from './pod-mutations.ts';
import { rebalancingAdviceHandlers } from './rebalancing-advice.ts';
import { rebalancingJobHandlers } from './rebalancing-jobs.ts';
import { rebalancingPlanHandlers } from './rebalancing-plans.ts';
import { rebalancingScheduleHandlers } from './rebalancing-schedules.ts';
import { reservationHandlers } from './reservations.ts';
import { roleBindingHandlers } from './role-bindings.ts';
import { scalingPolicyHandlers } from './scaling-policies.ts';
import { securityInsightHandlers } from './security-insights.ts';
import { serviceAccountKeyHandlers } from './service-account-keys.ts';
import { serviceAccountHandlers } from './service-accounts.ts';
import { spotBlacklistHandlers } from './spot-blacklist.ts';
import { valueRealizationHandlers } from './value-realization.ts';
import { webhookHandlers } from './webhooks.ts';
import { workloadCostHandlers } from './workload-costs.ts';
import { workloadEvictionHandlers } from './workload-eviction.ts';
import { workloadEventHandlers } from './workload-events.ts';
import { workloadSummaryHandlers } from './workload-summary.ts';
import { workloadHandlers } from './workloads.ts';

/** Every operation that the simulator answers. */
export const handlers: Handlers = {
  ...allocationGroupCostHandlers,
  ...allocationGroupHandlers,
  ...auditEventHandlers,
  ...auditHandlers,
  ...authTokenHandlers,
  ...billingHandlers,
  ...clusterCostHandlers,
  ...clusterHealthHandlers,
  ...clusterPolicyHandlers,
  ...clusterRegistrationHandlers,
  ...clusterSavingsHandlers,
  ...clusterHandlers,
  ...commitmentImportHandlers,
  ...commitmentHandlers,
  ...customMetricsHandlers,
  ...enterpriseHandlers,
  ...eventMetricHandlers,
  ...filterFacetHandlers,
  ...groupHandlers,
  ...hibernationScheduleHandlers,
  ...horizontalAutoscalerHandlers,
  ...inventoryHandlers,
  ...invitationHandlers,
  ...metricsHandlers,
  ...namespaceCostHandlers,
  ...nodeConfigurationHandlers,
  ...nodeTemplateHandlers,
  ...nodePricingHandlers,
  ...nodeHandlers,
  ...notificationHandlers,
  ...operationHandlers,
  ...organizationCostHandlers,
  ...organizationUserHandlers,
  ...organizationHandlers,
  ...podMutationHandlers,
  ...rebalancingAdviceHandlers,
  ...rebalancingJobHandlers,
  ...rebalancingPlanHandlers,
  ...rebalancingScheduleHandlers,
  ...reservationHandlers,
  ...roleBindingHandlers,
  ...scalingPolicyHandlers,
  ...securityInsightHandlers,
  ...serviceAccountKeyHandlers,
  ...serviceAccountHandlers,
  ...spotBlacklistHandlers,
  ...valueRealizationHandlers,
  ...webhookHandlers,
  ...workloadCostHandlers,
  ...workloadEvictionHandlers,
  ...workloadEventHandlers,
  ...workloadSummaryHandlers,
  ...workloadHandlers,
};
