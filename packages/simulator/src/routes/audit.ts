import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { ownContents } from '../behaviour/find-organization.ts';
import { paginate, type Page } from '../http/paginate.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

type AuditEntry = Identified<Schemas['AuditEntry']>;

export const auditHandlers: Handlers = {
  listAuditEntries: (call) => {
    const { items, nextCursor, total } = newestFirst(call);
    return { items, nextCursor, previousCursor: '', count: total };
  },
  listAuditEvents: (call) => {
    const { items, nextCursor, total } = newestFirst(call);
    return {
      items: items.map(({ event: _event, ...entry }) => entry),
      nextCursor,
      previousCursor: '',
      count: total,
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
    items: auditEntries.toArray().filter(matches).toReversed(),
    sequenceOf: (entry) => -auditEntries.sequenceOf(entry),
    query: call.query,
    rules: call.state.pageRules,
  });
}

function auditFilter(query: Call<'listAuditEntries'>['query']): (entry: AuditEntry) => boolean {
  const from = query.fromDate === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.fromDate);
  const to = query.toDate === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.toDate);
  return ({ time = '', eventType, operation, initiatedBy, labels = {} }) => {
    const at = Date.parse(time);
    const wanted = {
      ...query.labels,
      ...(query.clusterId === undefined ? {} : { clusterId: query.clusterId }),
    };
    return (
      at >= from &&
      at <= to &&
      isWanted(query.operation, [eventType, operation?.text, operation?.type]) &&
      isWanted(query.initiatedById, [initiatedBy?.id]) &&
      isWanted(query.initiatedByEmail, [initiatedBy?.email]) &&
      Object.entries(wanted).every(([key, value]) => labels[key] === value)
    );
  };
}

function isWanted(wanted: string | undefined, values: readonly (string | undefined)[]): boolean {
  return wanted === undefined || values.includes(wanted);
}
