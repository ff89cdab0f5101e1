import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller } from '../call/api-caller.ts';

/** Whose key it is. */
export type Profile = Schemas['Me'];

/** The owner of the key. @see https://api.cast.ai/v1/spec/openapi.json */
export class Me {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /**
   * Reads whose key it is: the cheapest way to ask whether it is accepted.
   *
   * @throws AuthError when it is not
   */
  async get(settings: CallSettings = {}): Promise<Profile> {
    return this.#api.call('getMe', settings);
  }
}
