import type { Schemas } from '@castai-bot/api';
import type { Random } from './random.ts';
import { OWNER_ROLE_ID } from './roles.ts';
import type { Organization, OrganizationContents } from './world.ts';

/**
 * Makes somebody an owner of an organization who is not in it yet: whoever makes one owns it.
 *
 * @see https://github.com/castai/terraform-provider-castai, `castai/resource_organization_members.go`
 */
export function withOwner(
  contents: OrganizationContents,
  {
    user,
    organization: { id: organizationId, createdAt = '' },
    random,
  }: {
    readonly user: Schemas['OrganizationUser'] & { readonly id: string };
    readonly organization: Organization;
    readonly random: Random;
  },
): OrganizationContents {
  if (contents.users.some((membership) => membership.user.email === user.email)) return contents;
  const { id, name, email } = user;
  return {
    ...contents,
    users: [{ user, groups: [], createdAt, loginAt: createdAt }, ...contents.users],
    roleBindings: [
      {
        id: random.uuid(),
        name: `organization-binding-${OWNER_ROLE_ID}-${id}`,
        organizationId,
        definition: {
          roleId: OWNER_ROLE_ID,
          scopes: [{ organization: { id: organizationId } }],
          subjects: [{ user: { id, name, email } }],
        },
        status: [{ state: 'ACCEPTED' }],
      },
      ...contents.roleBindings,
    ],
  };
}
