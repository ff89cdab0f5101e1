import type { Schemas } from '@castai-bot/api/bot';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import { identify, type Identified } from '../body/identified.ts';
import type { Paged } from '../list/paged.ts';
import type { Input, ShapeOf } from '../document/typed-call.ts';

/** Something that somebody did. The form of `event` depends on `eventType`. */
export type AuditEntry = Identified<Schemas['AuditEntry']>;

/** Which entries. Times are RFC 3339 in UTC. */
export type AuditFilter = Omit<
  NonNullable<Input<ShapeOf<'listAuditEntries'>>['query']>,
  'page.limit' | 'page.cursor'
>;

/** Something that happened, as the newer audit log tells it: what was done to what, by whom. */
export type ActivityEvent = Schemas['ActivityEvent'];

/** Which events; they are kept for about 85 days. Times are RFC 3339 in UTC. */
export type ActivityFilter = Omit<
  NonNullable<Input<ShapeOf<'listEvents'>>['query']>,
  'page.limit' | 'page.cursor'
>;

/** Who did what in an organization. @see https://api.cast.ai/v1/spec/openapi.json */
export class Audit {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the entries of the audit log, the newest first. */
  list(filter: AuditFilter = {}, options: ListOptions = {}): Paged<AuditEntry> {
    return this.#api.list('listAuditEntries', { query: filter }, options).map(identify);
  }

  /** Lists the events of the newer audit log, the newest first: the same deeds in more regular words. */
  listEvents(filter: ActivityFilter = {}, options: ListOptions = {}): Paged<ActivityEvent> {
    return this.#api.list('listEvents', { query: filter }, options);
  }
}
