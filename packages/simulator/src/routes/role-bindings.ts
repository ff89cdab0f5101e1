import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { type PathCall, pathContents } from '../behaviour/find-organization.ts';
import { type Access, createRoleBinding, updateRoleBinding } from '../behaviour/role-bindings.ts';
import type { Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

export const roleBindingHandlers: Handlers = {
  createRoleBindings: (call) => call.body.map((binding) => createRoleBinding(accessOf(call), binding)),
  getRoleBinding: (call) => findBinding(call),
  updateRoleBinding: (call) => updateRoleBinding(accessOf(call), findBinding(call), call.body),
  deleteRoleBinding: (call) => {
    pathContents(call).roleBindings.remove(findBinding(call).id);
    return {};
  },
};

function accessOf(call: PathCall): Access {
  return { state: call.state, contents: pathContents(call), organizationId: call.params.organizationId };
}

function findBinding(
  call: PathCall & { readonly params: { readonly roleBindingId: string } },
): Identified<Schemas['RoleBinding']> {
  const { roleBindingId: id } = call.params;
  return found(pathContents(call).roleBindings.get(id), { kind: 'role binding', id });
}
