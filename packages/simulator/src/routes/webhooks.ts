import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { ownContents } from '../behaviour/find-organization.ts';
import { listPage } from '../behaviour/list-page.ts';
import { badField } from '../http/refusal.ts';
import type { Caller, Handlers } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Identified } from '../world/world.ts';

type Webhook = Identified<Schemas['WebhookConfig']>;

export const webhookHandlers: Handlers = {
  listWebhookConfigs: (call) => {
    const { query } = call;
    const { 'filter.severities': severities, 'filter.status': status } = query;
    const { 'filter.categories': categories, 'filter.subcategories': subcategories } = query;
    const { items, nextCursor } = listPage(call, ownContents(call).webhooks, (webhook) => {
      const triggers = webhook.severityTriggers ?? [];
      return (
        (severities === undefined || triggers.some((severity) => severities.includes(severity))) &&
        (status === undefined || webhook.status === status) &&
        (categories?.includes(webhook.category ?? '') ?? true) &&
        (subcategories?.includes(webhook.subcategory ?? '') ?? true)
      );
    });
    return { items, nextCursor, previousCursor: '' };
  },
  createWebhookConfig: (call) => {
    const { dryRun, ...body } = call.body;
    checkUrl(body.callbackUrl);
    const webhook = {
      ...body,
      id: call.state.random.uuid(),
      organizationId: call.caller.organizationId,
      status: 'CanConnect',
      createdAt: call.state.timestamp(),
      updatedAt: call.state.timestamp(),
    };
    return dryRun === true ? webhook : ownContents(call).webhooks.put(webhook);
  },
  getWebhookConfig: (call) => findWebhook(call),
  updateWebhookConfig: (call) => {
    checkUrl(call.body.callbackUrl);
    const { clusterTriggers: _clusters, authKeys: _keys, ...kept } = findWebhook(call);
    return ownContents(call).webhooks.put({ ...kept, ...call.body, updatedAt: call.state.timestamp() });
  },
  deleteWebhookConfig: (call) => {
    ownContents(call).webhooks.remove(findWebhook(call).id);
    return {};
  },
  listWebhookCategories: () => ({
    categories: [
      {
        name: 'Autoscaler',
        value: 'autoscaler',
        subcategories: { rebalancing: 'Rebalancing', nodes: 'Nodes' },
      },
      { name: 'Cost', value: 'cost', subcategories: { anomalies: 'Anomalies' } },
    ],
  }),
};

/** The simulator calls nobody: that the address is one is all it checks. */
function checkUrl(callbackUrl: string): void {
  if (!URL.canParse(callbackUrl)) throw badField('callbackUrl', `found "${callbackUrl}", wanted a URL`);
}

function findWebhook(call: {
  readonly params: { readonly id: string };
  readonly caller: Caller;
  readonly state: State;
}): Webhook {
  const { id } = call.params;
  return found(ownContents(call).webhooks.get(id), { kind: 'webhook configuration', id });
}
