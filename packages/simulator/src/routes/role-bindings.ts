import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { pathContents } from '../behaviour/find-organization.ts';
import { type Access, createRoleBinding, updateRoleBinding } from '../behaviour/role-bindings.ts';
import type { Caller, Handlers } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Identified } from '../world/world.ts';

interface OrganizationCall {
  readonly params: { readonly organizationId: string };
  readonly caller: Caller;
  readonly state: State;
}

export const roleBindingHandlers: Handlers = {
  createRoleBindings: (call) => call.body.map((binding) => createRoleBinding(accessOf(call), binding)),
  getRoleBinding: (call) => findBinding(call),
  updateRoleBinding: (call) => updateRoleBinding(accessOf(call), findBinding(call), call.body),
  deleteRoleBinding: (call) => {
    pathContents(call).roleBindings.remove(findBinding(call).id);
    return {};
  },
};

function accessOf(call: OrganizationCall): Access {
  return { state: call.state, contents: pathContents(call), organizationId: call.params.organizationId };
}

function findBinding(
  call: OrganizationCall & { readonly params: { readonly roleBindingId: string } },
): Identified<Schemas['RoleBinding']> {
  const { roleBindingId: id } = call.params;
  return found(pathContents(call).roleBindings.get(id), { kind: 'role binding', id });
}
