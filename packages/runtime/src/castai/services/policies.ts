import { listChanges, type Schemas } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import { ApiError } from '../../http/errors/api-error.ts';
import type { ApiCaller } from '../call/api-caller.ts';
import { type Changes, mergeChanges } from '../body/merge-changes.ts';
import { isDeepStrictEqual } from '../../platform/node-util.ts';
import type { Planned } from '../plan/planned-values.ts';

/** What the autoscaler of a cluster does. `enabled` is the master switch. */
export type ClusterPolicies = Schemas['ClusterPolicies'];

/** What is to change: the values themselves, or a function from what stands there to what is to stand there. */
export type PoliciesChange = Changes<ClusterPolicies> | ((present: ClusterPolicies) => ClusterPolicies);

/** CAST AI does not manage the evictor of this cluster, so that its policies cannot be changed. */
export class EvictorNotOursError extends CastAiBotError {
  override readonly name = 'EvictorNotOursError';
}

/** As CAST AI's own Terraform provider does. @see https://github.com/castai/terraform-provider-castai */
const ATTEMPTS = 5;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/** The policies of a cluster's autoscaler. @see https://api.cast.ai/v1/spec/openapi.json */
export class Policies {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Reads the policies of a cluster. */
  async get(clusterId: string, settings: CallSettings = {}): Promise<ClusterPolicies> {
    return this.#api.call('getClusterPolicies', { params: { clusterId }, ...settings });
  }

  /**
   * Changes the policies of a cluster and leaves the rest of them as it is. When somebody else changes them at the same
   * time, they are read again and the change is made to what stands there then; nothing is sent if there is nothing to
   * change.
   *
   * @returns the policies as they are now
   * @throws EvictorNotOursError when the evictor was not installed by CAST AI; CastAiBotError `policies_contended` when
   * somebody else was faster five times
   */
  async update(
    clusterId: string,
    change: PoliciesChange,
    settings: CallSettings = {},
  ): Promise<Planned<ClusterPolicies>> {
    let refused: Refused | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.get(clusterId, settings);
      if (refused !== undefined && isDone(before, refused)) return before;
      if (attempt > ATTEMPTS) throw contended(clusterId, refused?.error);
      const after = applyChange(before, change);
      if (isDeepStrictEqual(before, after)) return before;
      try {
        return await this.#replace(clusterId, { before, after, settings });
      } catch (error) {
        if (!isConflict(error)) throw explain(error, clusterId);
        refused = { before, after, error };
        if (attempt === ATTEMPTS && error.attempts === 1) throw contended(clusterId, error);
        await this.#api.clock.sleep(
          Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS),
          settings.signal,
        );
      }
    }
  }

  async #replace(
    clusterId: string,
    { after, before, settings }: { before: ClusterPolicies; after: ClusterPolicies; settings: CallSettings },
  ): Promise<ClusterPolicies> {
    // The lock is that of what was read, whatever the change made of it.
    const body = { ...after, ...pickLock(before) };
    return this.#api.change(
      'updateClusterPolicies',
      { before },
      { params: { clusterId }, body, ...settings },
    );
  }
}

/** What is to stand where policies stand. */
export function applyChange(present: ClusterPolicies, change: PoliciesChange): ClusterPolicies {
  if (typeof change === 'function') return change(structuredClone(present));
  // Spread, not assigned: a field that is called __proto__ would become the prototype.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was read, with changes of its own form
  return { ...present, ...(mergeChanges(present, change) as Partial<ClusterPolicies>) };
}

/** A change that the lock refused, and what it was made to. */
interface Refused {
  readonly before: ClusterPolicies;
  readonly after: ClusterPolicies;
  readonly error: ApiError;
}

/**
 * Whether a change stands there that the lock refused: sent more than once, it may itself be what the lock has met, for
 * an answer was lost on its way. Only what it changed is looked at; the rest may be somebody else's since.
 */
function isDone(present: ClusterPolicies, { after, before, error }: Refused): boolean {
  const changed = new Set(listChanges(before, after).map(({ path }) => path));
  const isThere = !listChanges(present, after).some(({ path }) => changed.has(path));
  return error.attempts > 1 && changed.size > 0 && isThere;
}

function contended(clusterId: string, cause: unknown): CastAiBotError {
  return new CastAiBotError(
    `Cannot change the policies of the cluster ${JSON.stringify(clusterId)}: found them changed by somebody else ${ATTEMPTS} times in a row`,
    { code: 'policies_contended', cause },
  );
}

function pickLock({ defaultNodeTemplateVersion }: ClusterPolicies): Partial<ClusterPolicies> {
  return defaultNodeTemplateVersion === undefined ? {} : { defaultNodeTemplateVersion };
}

/** The lock is known by its words only. @see https://github.com/castai/terraform-provider-castai */
function isConflict(error: unknown): error is ApiError {
  return (
    error instanceof ApiError && /template has changed|refetch the policies/i.test(error.body.message ?? '')
  );
}

function explain(error: unknown, clusterId: string): unknown {
  const isEvictor =
    error instanceof ApiError && /evictor policy management is not allowed/i.test(error.body.message ?? '');
  if (!isEvictor) return error;
  return new EvictorNotOursError(
    `Cannot change the evictor of the cluster ${JSON.stringify(clusterId)}: found one that CAST AI did not install`,
    {
      code: 'evictor_not_ours',
      hint: 'Uninstall that evictor first, or leave nodeDownscaler.evictor as it is',
      cause: error,
    },
  );
}
