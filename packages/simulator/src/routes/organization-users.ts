import { found } from '../behaviour/find.ts';
import { pathContents } from '../behaviour/find-organization.ts';
import { removeUser } from '../behaviour/remove-user.ts';
import { findPerson, groupsOf } from '../behaviour/organization-users.ts';
import { badField } from '../http/refusal.ts';
import type { Handlers } from '../http/route.ts';

export const organizationUserHandlers: Handlers = {
  addOrganizationUser: (call) => {
    const { state, body } = call;
    const { users } = pathContents(call);
    const user = findPerson(state, body.userId);
    if (user === undefined) throw badField('userId', `no user "${body.userId}"`);
    if (users.get(body.userId) !== undefined)
      throw badField('userId', `user "${body.userId}" is there already`);
    users.put({ user, groups: [], createdAt: state.timestamp() });
    return {};
  },
  removeOrganizationUsers: (call) => {
    const contents = pathContents(call);
    for (const id of call.query.users) found(contents.users.get(id), { kind: 'user', id });
    for (const id of call.query.users) removeUser(call.state, contents, id);
    return {};
  },
  removeOrganizationUser: (call) => {
    const contents = pathContents(call);
    const { userId } = call.params;
    found(contents.users.get(userId), { kind: 'user', id: userId });
    removeUser(call.state, contents, userId);
    return {};
  },
  listUserGroups: (call) => {
    const contents = pathContents(call);
    const { userId } = call.params;
    found(contents.users.get(userId), { kind: 'user', id: userId });
    return [...groupsOf(contents, userId)];
  },
};
