import type { Handlers } from '../http/route.ts';

export const organizationHandlers: Handlers = {
  getMe: ({ state }) => state.me,
  listOrganizations: ({ state }) => ({ organizations: state.organizations.toArray() }),
};
