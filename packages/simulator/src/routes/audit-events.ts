import { correlationOf, domainOf, toActivityEvent } from '../behaviour/activity-event.ts';
import { ownContents } from '../behaviour/find-organization.ts';
import { fromBase64, parseObject, toBase64 } from '../http/cursor.ts';
import { type CursorForm, paginate } from '../http/paginate.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { OrganizationState } from '../state/contents.ts';
import { writeSecond } from '../time/write-time.ts';

type AuditEntries = OrganizationState['auditEntries'];
type AuditEntry = ReturnType<AuditEntries['toArray']>[number];

export const auditEventHandlers: Handlers = { listEvents };

function listEvents(call: Call<'listEvents'>): ResponseOf<'listEvents'> {
  const { query, state, caller } = call;
  const { auditEntries } = ownContents(call);
  const { 'filter.clusters': clusters, 'filter.domains': domains, fromDate, toDate } = query;
  const from = fromDate === undefined ? Number.NEGATIVE_INFINITY : Date.parse(fromDate);
  const to = toDate === undefined ? Number.POSITIVE_INFINITY : Date.parse(toDate);
  const all = auditEntries.toArray();
  const together = Map.groupBy(all, correlationOf);
  const wanted = all.filter((entry) => {
    const at = Date.parse(entry.time ?? '');
    return (
      at >= from &&
      at <= to &&
      (clusters?.includes(entry.labels?.['clusterId'] ?? '') ?? true) &&
      (domains?.includes(domainOf(entry)) ?? true)
    );
  });
  const page = paginate({
    items: wanted,
    sequenceOf: (entry) => auditEntries.sequenceOf(entry),
    query,
    rules: state.pageRules,
    order: { isDescending: true, read: (entry) => auditEntries.sequenceOf(entry) },
    cursors: cursorsOf(auditEntries),
  });
  return {
    events: page.items.map((entry) => {
      const correlation = correlationOf(entry);
      const correlated = correlation === '' ? 0 : (together.get(correlation)?.length ?? 0);
      return toActivityEvent(entry, { organizationId: caller.organizationId, correlated });
    }),
    nextCursor: page.nextCursor,
    previousCursor: '',
    count: page.total,
  };
}

/** Their cursors hold the time and the id of the last event of a page, and no filter: each request brings its own. */
function cursorsOf(entries: AuditEntries): CursorForm<AuditEntry> {
  return {
    write: ({ last: { id, time = '' } }) =>
      toBase64(JSON.stringify({ time: writeSecond(Date.parse(time)), id })),
    read: (text) => {
      const { id } = parseObject(fromBase64(text));
      const last = typeof id === 'string' ? entries.get(id) : undefined;
      return last === undefined ? undefined : { from: entries.sequenceOf(last) - 1 };
    },
  };
}
