import type { Schemas } from '@castai-bot/api';
import { findContents, found } from '../behaviour/find.ts';
import { listPage } from '../behaviour/list-page.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';

type WorkloadEvent = Schemas['WorkloadEvent'];

export const workloadEventHandlers: Handlers = {
  listWorkloadEvents: (call) => {
    const { items, nextCursor } = listPage(call, findContents(call).workloadEvents, eventFilter(call.query));
    return { items, nextCursor: nextCursor === '' ? null : nextCursor };
  },
  getWorkloadEvent: (call) => {
    const { eventId } = call.params;
    const event = findContents(call).workloadEvents.find(
      ({ id, createdAt }) => id === eventId && Date.parse(createdAt) === Date.parse(call.query.createdAt),
    );
    return { event: found(event, { kind: 'workload event', id: eventId }) };
  },
  getWorkloadEventsSummary,
};

function getWorkloadEventsSummary(
  call: Call<'getWorkloadEventsSummary'>,
): ResponseOf<'getWorkloadEventsSummary'> {
  const events = findContents(call).workloadEvents.toArray().filter(eventFilter(call.query));
  const types = [...new Set(events.map(({ type }) => type))];
  return {
    totalCount: events.length,
    items: types.map((type) => {
      const count = events.filter((event) => event.type === type).length;
      return { type, count, percent: (count / events.length) * 100 };
    }),
  };
}

function eventFilter(query: Call<'listWorkloadEvents'>['query']): (event: WorkloadEvent) => boolean {
  const from = query.fromDate === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.fromDate);
  const to = query.toDate === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.toDate);
  return ({ createdAt, type, workloads = [] }) => {
    const time = Date.parse(createdAt);
    return (
      time >= from &&
      time <= to &&
      (query.type === undefined || query.type.some((wanted) => wanted === type)) &&
      fitsWorkload(query, workloads)
    );
  };
}

function fitsWorkload(
  { workloadId, workloadName, workloadNamespace, workloadKind }: Call<'listWorkloadEvents'>['query'],
  workloads: NonNullable<WorkloadEvent['workloads']>,
): boolean {
  if ([workloadId, workloadName, workloadNamespace, workloadKind].every((wanted) => wanted === undefined))
    return true;
  return workloads.some(
    ({ id, name, namespace, kind }) =>
      (workloadId ?? id) === id &&
      (workloadName ?? name) === name &&
      (workloadNamespace ?? namespace) === namespace &&
      (workloadKind ?? kind) === kind,
  );
}
