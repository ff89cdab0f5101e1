import type { Schemas } from '@castai-bot/api';
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
}
