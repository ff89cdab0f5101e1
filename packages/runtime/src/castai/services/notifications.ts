import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Subject } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import { identify, type Identified } from '../body/identified.ts';
import type { Paged } from '../list/paged.ts';
import { type Amount, readAmount } from '../body/read-amount.ts';
import type { Input, ShapeOf } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';

/** Something that CAST AI wants people to know. */
export type Notification = Identified<Schemas['Notification']>;

/** Where notifications are sent to, and as what. */
export type Webhook = Identified<Schemas['WebhookConfig']>;
export type NewWebhook = Input<ShapeOf<'createWebhookConfig'>>['body'];
export type WebhookUpdate = Input<ShapeOf<'updateWebhookConfig'>>['body'];

/** Which notifications. */
export type NotificationFilter = Omit<
  NonNullable<Input<ShapeOf<'listNotifications'>>['query']>,
  'page.limit' | 'page.cursor'
>;

/** The notifications of an organization, and the webhooks that carry them. @see https://api.cast.ai/v1/spec/openapi.json */
export class Notifications {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists notifications. */
  list(filter: NotificationFilter = {}, options: ListOptions = {}): Paged<Notification> {
    return this.#api.list('listNotifications', { query: filter }, options).map(identify);
  }

  /** Reads one notification. */
  async get(id: string, settings: CallSettings = {}): Promise<Notification> {
    return identify(await this.#api.call('getNotification', { params: { id }, ...settings }));
  }

  /** Acknowledges notifications and returns how many were. */
  async acknowledge(ids: readonly string[], settings: CallSettings = {}): Promise<Planned<Amount>> {
    const input = { body: { ids }, isIdempotent: true, ...settings };
    const { total } = await this.#api.change(
      'ackNotifications',
      (reading) => this.#describe(ids, reading),
      input,
    );
    return total === undefined ? 0 : readAmount(total);
  }

  /** Which notifications are not acknowledged yet, for the plan of a dry run. */
  async #describe(ids: readonly string[], reading: CallSettings): Promise<Subject> {
    const open = await this.list({ 'filter.isAcked': false }, reading).toArray();
    const named = open
      .filter(({ id }) => ids.includes(id))
      .map(({ id, name }) => `${name ?? 'notification'} ${id}`);
    return {
      before: Object.fromEntries(named.map((name) => [name, 'open'])),
      after: Object.fromEntries(named.map((name) => [name, 'acknowledged'])),
    };
  }

  /** Lists the webhooks. Their `status` is `CanConnect`, `FailedToConnect` or a word of a later day. */
  listWebhooks(options: ListOptions = {}): Paged<Webhook> {
    return this.#api.list('listWebhookConfigs', {}, options).map(identify);
  }

  /** Creates a webhook. Its `requestTemplate` is a Go template that must give JSON. */
  async createWebhook(webhook: NewWebhook, settings: CallSettings = {}): Promise<Planned<Webhook>> {
    return identify(await this.#api.call('createWebhookConfig', { body: webhook, ...settings }));
  }

  /** Replaces a webhook. */
  async updateWebhook(
    id: string,
    webhook: WebhookUpdate,
    settings: CallSettings = {},
  ): Promise<Planned<Webhook>> {
    const input = { params: { id }, body: webhook, ...settings };
    return identify(await this.#api.call('updateWebhookConfig', input));
  }

  /** Deletes a webhook. */
  async deleteWebhook(id: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.callMaybeEmpty('deleteWebhookConfig', { params: { id }, ...settings });
  }
}
