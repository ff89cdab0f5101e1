import { correlationOf, domainOf, toActivityEvent } from '../behaviour/activity-event.ts';
import { ownContents } from '../behaviour/find-organization.ts';
import { paginate } from '../http/paginate.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';

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
    items: wanted.toReversed(),
    sequenceOf: (entry) => -auditEntries.sequenceOf(entry),
    query,
    rules: state.pageRules,
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
