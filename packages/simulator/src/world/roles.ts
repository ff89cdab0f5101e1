import type { Schemas } from '@castai-bot/api';
import type { Identified, Organization } from './world.ts';

/**
 * The roles of every organization, and their ids, which are the same everywhere.
 *
 * @see https://github.com/castai/terraform-provider-castai, `castai/resource_organization_members.go`
 */
export const OWNER_ROLE_ID = '3e1050c7-6593-4298-94bb-154637911d78';
const ROLES = [
  ['Owner', OWNER_ROLE_ID],
  ['Member', '8c60bd8e-21de-402a-969f-add07fd22c1b'],
  ['Viewer', '6fc95bd7-6049-4735-80b0-ce5ccde71cb1'],
] as const;

/** Makes the roles that an organization has from the start. */
export function makeRoles({ id: organizationId }: Organization): readonly Identified<Schemas['Role']>[] {
  return ROLES.map(([name, id], index) => ({
    id,
    name,
    description: `${name} of the organization`,
    default: true,
    level: index + 1,
    organizationId,
    definition: { permissions: [{ effect: 'ALLOW', groups: ['*'] }] },
  }));
}
