import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller } from '../call/api-caller.ts';
import type { Input, ShapeOf } from '../document/typed-call.ts';

/** How many vulnerabilities the images that run have, and how many of them are fixed somewhere. */
export type ImageSecurity = Schemas['ImageSecurityOverview'];

/** An image that runs, with how many vulnerabilities it has. */
export type SecurityImage = Schemas['SecurityImage'];

/** How many checks passed, and how many workloads and nodes keep to them. */
export type BestPractices = Schemas['BestPracticesOverview'];

/** A check, with how many failed it. */
export type BestPracticeCheck = Schemas['BestPracticeCheck'];

/** How many ways of attack were found. */
export type AttackPaths = Schemas['AttackPathsOverview'];

export type SecurityImageFilter = NonNullable<Input<ShapeOf<'listSecurityImages'>>['query']>;
export type BestPracticeFilter = NonNullable<Input<ShapeOf<'listBestPracticeChecks'>>['query']>;

/** How many vulnerabilities nodes have. What its fields are called is a guess. */
export type NodeSecurity = Schemas['NodeSecurityOverview'];

/** What security scans found. These calls are known from a description of 2024 alone. */
export class Security {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Counts the vulnerabilities of the images that run. */
  async getImageOverview(settings: CallSettings = {}): Promise<ImageSecurity> {
    return this.#api.call('getImageSecurityOverview', settings);
  }

  /** Lists the images that run. */
  async listImages(
    filter: SecurityImageFilter = {},
    settings: CallSettings = {},
  ): Promise<readonly SecurityImage[]> {
    return (await this.#api.call('listSecurityImages', { query: filter, ...settings })).items;
  }

  /** Counts what keeps to best practices and what does not. */
  async getBestPracticesOverview(settings: CallSettings = {}): Promise<BestPractices> {
    return this.#api.call('getBestPracticesOverview', settings);
  }

  /** Lists the checks of best practices. */
  async listChecks(
    filter: BestPracticeFilter = {},
    settings: CallSettings = {},
  ): Promise<readonly BestPracticeCheck[]> {
    return (await this.#api.call('listBestPracticeChecks', { query: filter, ...settings })).checks;
  }

  /** Counts the vulnerabilities of nodes. That there is such a call is known; what it answers is a guess. */
  async getNodesOverview(settings: CallSettings = {}): Promise<NodeSecurity> {
    return this.#api.call('getNodeSecurityOverview', settings);
  }

  /** Counts the ways of attack. */
  async getAttackPathsOverview(settings: CallSettings = {}): Promise<AttackPaths> {
    return this.#api.call('getAttackPathsOverview', settings);
  }
}
