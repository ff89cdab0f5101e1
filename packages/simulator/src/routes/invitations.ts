import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { type OwnCall, ownContents } from '../behaviour/find-organization.ts';
import { claim, invite, isOpen } from '../behaviour/invitations.ts';
import { listPage } from '../behaviour/list-page.ts';
import type { Access } from '../behaviour/role-bindings.ts';
import type { Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

export const invitationHandlers: Handlers = {
  listInvitations: (call) => {
    const now = call.state.clock.now();
    const page = listPage(call, ownContents(call).invitations, (invitation) => isOpen(invitation, now));
    return { invitations: page.items, nextCursor: page.nextCursor };
  },
  createInvitations: (call) => {
    const { members = [] } = call.body;
    return { invitationIds: members.map((member, index) => invite(accessOf(call), member, index).id) };
  },
  claimInvitation: (call) => {
    const membership = claim(accessOf(call), findInvitation(call));
    return { organizationId: call.caller.organizationId, membership };
  },
  deleteInvitation: (call) => {
    ownContents(call).invitations.remove(findInvitation(call).id);
    return {};
  },
};

function accessOf(call: OwnCall): Access {
  return { state: call.state, contents: ownContents(call), organizationId: call.caller.organizationId };
}

function findInvitation(
  call: OwnCall & { readonly params: { readonly invitationId: string } },
): Identified<Schemas['Invitation']> {
  const { invitationId: id } = call.params;
  return found(ownContents(call).invitations.get(id), { kind: 'invitation', id });
}
