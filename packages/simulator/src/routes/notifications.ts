import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { ownContents } from '../behaviour/find-organization.ts';
import { listPage } from '../behaviour/list-page.ts';
import type { Call, Handlers } from '../http/route.ts';

type Notification = Schemas['Notification'];

export const notificationHandlers: Handlers = {
  listNotifications: (call) => {
    const { notifications } = ownContents(call);
    const matches = notificationFilter(call.query);
    const { items, nextCursor, total } = listPage(call, notifications, matches);
    const countUnacked = notifications
      .toArray()
      .filter((notification) => matches(notification) && notification.ackAt === undefined).length;
    return {
      items,
      nextCursor,
      previousCursor: '',
      count: total,
      countUnacked,
      hasAny: notifications.size > 0,
    };
  },
  getNotification: (call) =>
    found(ownContents(call).notifications.get(call.params.id), { kind: 'notification', id: call.params.id }),
  ackNotifications: (call) => {
    const { notifications } = ownContents(call);
    const wanted = (call.body.ids ?? []).flatMap((id) => notifications.get(id) ?? []);
    const open = wanted.filter(({ ackAt }) => ackAt === undefined);
    const ackAt = call.state.timestamp();
    for (const notification of open) {
      notifications.put({ ...notification, ackAt, ackedBy: call.state.me.email });
    }
    return { total: String(open.length) };
  },
};

function notificationFilter(
  query: Call<'listNotifications'>['query'],
): (notification: Notification) => boolean {
  const { 'filter.severities': severities, 'filter.isAcked': isAcked, 'filter.isExpired': isExpired } = query;
  return (notification) => {
    const { clusterMetadata = {}, operationMetadata = {}, severity = 'UNSPECIFIED' } = notification;
    return (
      (severities === undefined || severities.includes(severity)) &&
      (isAcked === undefined || (notification.ackAt !== undefined) === isAcked) &&
      (isExpired === undefined || (notification.isExpired ?? false) === isExpired) &&
      [
        [query['filter.notificationId'], notification.id],
        [query['filter.notificationName'], notification.name],
        [query['filter.clusterId'], clusterMetadata.id],
        [query['filter.clusterName'], clusterMetadata.name],
        [query['filter.project'], clusterMetadata.project],
        [query['filter.operationId'], operationMetadata.id],
        [query['filter.operationType'], operationMetadata.type],
      ].every(([wanted, value]) => wanted === undefined || wanted === value)
    );
  };
}
