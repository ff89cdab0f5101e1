import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { type PathCall, pathContents } from '../behaviour/find-organization.ts';
import { findUser } from '../behaviour/organization-users.ts';
import { forgetSubject } from '../behaviour/role-bindings.ts';
import { badField, Refusal } from '../http/refusal.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

type Group = Identified<Schemas['Group']>;
type Member = Schemas['GroupMember'];

export const groupHandlers: Handlers = {
  createGroup,
  getGroup: (call) => findGroup(call),
  updateGroup: (call) => {
    const group = findGroup(call);
    const { definition, ...rest } = call.body;
    requireFreeName(call, { name: rest.name, id: group.id });
    const members = readMembers(call, definition.members, group.definition.members);
    return pathContents(call).groups.put({
      ...group,
      ...rest,
      definition: { ...group.definition, members },
      updatedAt: call.state.timestamp(),
    });
  },
  deleteGroup: (call) => {
    const { id } = findGroup(call);
    const contents = pathContents(call);
    contents.groups.remove(id);
    forgetSubject(contents, id);
    return {};
  },
};

function createGroup(call: Call<'createGroup'>): Group {
  const { state, params } = call;
  const { definition, ...rest } = call.body;
  requireFreeName(call, { name: rest.name });
  const createdAt = state.timestamp();
  return pathContents(call).groups.put({
    description: '',
    ...rest,
    id: state.random.uuid(),
    organizationId: params.organizationId,
    definition: {
      author: { id: state.me.id, email: state.me.email },
      members: readMembers(call, definition.members),
    },
    managedBy: 'console',
    createdAt,
    updatedAt: createdAt,
  });
}

function requireFreeName(
  call: PathCall,
  { name, id }: { readonly name: string; readonly id?: string },
): void {
  const taken = pathContents(call).groups.find((group) => group.name === name && group.id !== id);
  if (taken !== undefined) throw new Refusal(409, `group "${name}" already exists`);
}

/** Members as they are told: with when they were added. */
function readMembers(
  call: PathCall,
  members: readonly Member[] = [],
  present: readonly Member[] = [],
): Member[] {
  const contents = pathContents(call);
  return members.map(({ id, email, kind }, index) => {
    const isKnown =
      kind === 'USER'
        ? findUser(call.state, contents, id) !== undefined
        : contents.serviceAccounts.get(id) !== undefined;
    if (!isKnown) throw badField(`definition.members[${index}].id`, `found "${id}", which does not exist`);
    const addedAt = present.find((member) => member.id === id)?.addedAt ?? call.state.timestamp();
    return { id, email, kind, addedAt };
  });
}

function findGroup(call: PathCall & { readonly params: { readonly groupId: string } }): Group {
  const { groupId: id } = call.params;
  return found(pathContents(call).groups.get(id), { kind: 'group', id });
}
