import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { ownContents } from '../behaviour/find-organization.ts';
import { filterOf, fromBase64, parseObject, toBase64 } from '../http/cursor.ts';
import type { Order } from '../http/order.ts';
import {
  type CursorForm,
  type Page,
  type PageParameters,
  pageDotParameters,
  paginate,
} from '../http/paginate.ts';
import { Refusal } from '../http/refusal.ts';
import { readMicros } from '../time/read-micros.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

type AuditEntry = Identified<Schemas['AuditEntry']>;

/** The count beside a hundred entries was nought. */
const NO_COUNT = 0;
const PARAMETERS: PageParameters = { ...pageDotParameters, defaultLimit: 100 };
const NEWEST_FIRST: Order<AuditEntry> = { isDescending: true, read: ({ time }) => readMicros(time) };

/** Their cursors hold the filter of the first request, where the next page begins, and how long a page is. */
const CURSORS: CursorForm<AuditEntry> = {
  write: ({ next, query, limit }) =>
    toBase64(JSON.stringify({ filter: filterOf(query), next_page_from: next.time, limit })),
  read: (text) => {
    const { next_page_from: from, limit } = parseObject(fromBase64(text));
    if (typeof from !== 'string' || typeof limit !== 'number') return undefined;
    return { from: readMicros(from), limit };
  },
};

export const auditHandlers: Handlers = {
  listAuditEntries: (call) => {
    const { items, nextCursor } = newestFirst(call);
    return { items, nextCursor, previousCursor: '', count: NO_COUNT };
  },
  listAuditEvents: (call) => {
    const { items, nextCursor } = newestFirst(call);
    return {
      items: items.map(({ event: _event, ...entry }) => entry),
      nextCursor,
      previousCursor: '',
      count: NO_COUNT,
    };
  },
  getAuditEvent: (call) => {
    const { id } = call.params;
    const entry = ownContents(call).auditEntries.get(id);
    const isThen = Date.parse(entry?.time ?? '') === Date.parse(call.query.time);
    return found(isThen ? entry : undefined, { kind: 'audit event', id });
  },
};

function newestFirst(call: Call<'listAuditEntries'> | Call<'listAuditEvents'>): Page<AuditEntry> {
  const { auditEntries } = ownContents(call);
  const matches = auditFilter(call.query);
  return paginate({
    items: auditEntries.toArray().filter(matches),
    sequenceOf: (entry) => auditEntries.sequenceOf(entry),
    query: call.query,
    rules: call.state.pageRules,
    parameters: PARAMETERS,
    order: NEWEST_FIRST,
    cursors: CURSORS,
  });
}

function auditFilter(query: Call<'listAuditEntries'>['query']): (entry: AuditEntry) => boolean {
  const from = readDate('from_date', query.fromDate) ?? Number.NEGATIVE_INFINITY;
  const to = readDate('to_date', query.toDate) ?? Number.POSITIVE_INFINITY;
  return ({ time = '', eventType, initiatedBy, labels = {} }) => {
    const at = Date.parse(time);
    const wanted = {
      ...query.labels,
      ...(query.clusterId === undefined ? {} : { clusterId: query.clusterId }),
    };
    return (
      at >= from &&
      at <= to &&
      isWanted(query.operation, eventType) &&
      isWanted(query.initiatedById, initiatedBy?.id) &&
      isWanted(query.initiatedByEmail, initiatedBy?.email) &&
      Object.entries(wanted).every(([key, value]) => labels[key] === value)
    );
  };
}

/** Reads a time, in the words of the service. @throws {Refusal} 400 for a date without a time */
function readDate(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text.includes('T')) return Date.parse(text);
  const layout = '2006-01-02T15:04:05.999999999Z07:00';
  throw new Refusal(
    400,
    `parsing field "${name}": parsing time "${text}" as "${layout}": cannot parse "" as "T"`,
  );
}

function isWanted(wanted: string | undefined, value: string | undefined): boolean {
  return wanted === undefined || wanted === value;
}
