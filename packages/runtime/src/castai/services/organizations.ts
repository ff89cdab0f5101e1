import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import { identify, type Identified } from '../body/identified.ts';
import type { Paged } from '../list/paged.ts';

/** An organization that the key may see. */
export type Organization = Identified<Schemas['Organization']>;
export type OrganizationDetails = Identified<Schemas['OrganizationDetails']>;

/** A child of an enterprise. */
export type ChildOrganization = Identified<Schemas['ChildOrganization']>;

/** Somebody in an organization. */
export type Membership = Schemas['Membership'];

/**
 * Organizations. To act for another one than the key's own, pass its id as `organizationId` to a client or a call; CAST
 * AI answers 500 for one that the key may not act for.
 *
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export class Organizations {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the organizations of the key, its default one first; the API sends them in one answer. */
  list(options: Omit<ListOptions, 'pageSize'> = {}): Paged<Organization> {
    const { limit, ...settings } = options;
    return this.#api
      .listWhole(async () => (await this.#api.call('listOrganizations', settings)).organizations, limit)
      .map(identify);
  }

  /** Reads one organization. */
  async get(organizationId: string, settings: CallSettings = {}): Promise<OrganizationDetails> {
    const input = { params: { id: organizationId }, ...settings };
    return identify(await this.#api.call('getOrganization', input));
  }

  /** Lists the child organizations of an enterprise. */
  listChildren(
    filter: { readonly enterpriseId: string },
    options: ListOptions = {},
  ): Paged<ChildOrganization> {
    const input = { params: { enterpriseId: filter.enterpriseId } };
    return this.#api.list('listChildOrganizations', input, options).map(identify);
  }

  /** Lists the people of an organization; the API sends them in one answer. */
  listUsers(
    filter: { readonly organizationId: string },
    options: Omit<ListOptions, 'pageSize'> = {},
  ): Paged<Membership> {
    const { limit, ...settings } = options;
    const input = { params: { organizationId: filter.organizationId }, ...settings };
    return this.#api.listWhole(
      async () => (await this.#api.call('listOrganizationUsers', input)).users,
      limit,
    );
  }
}
