import type { CallFacts } from '../http/call-facts.ts';
import type { GivenTimeouts } from '../http/prepare/api-call.ts';
import { parseApiUrl } from '../http/prepare/api-url.ts';
import { checkHeader } from '../http/prepare/check-header.ts';
import {
  checkConcurrency,
  checkMaxWrites,
  checkRequestsPerSecond,
  checkRetries,
} from '../http/prepare/check-limits.ts';
import { chooseTimeouts } from '../http/prepare/timeouts.ts';
import { type Clock, createClock } from '../http/time/clock.ts';
import { exchangeOverHttp } from '../http/exchange/exchange-over-http.ts';
import { exchangeWith, type Fetch } from '../http/exchange/exchange-with.ts';
import { linkAbort } from '../http/time/link-abort.ts';
import { createRequest } from '../http/request.ts';
import type { RequestLog } from '../http/send/request-settings.ts';
import { Redactor } from '../output/redactor.ts';
import { Secret } from '../values/secret.ts';
import { ApiCaller } from './call/api-caller.ts';
import { type ClusterSighting, ClusterSightings } from './call/cluster-sightings.ts';
import { Audit } from './services/audit.ts';
import { Billing } from './services/billing.ts';
import { Commitments } from './services/commitments.ts';
import { Costs } from './services/costs.ts';
import { Evictor } from './services/evictor.ts';
import { Me } from './services/me.ts';
import { NodeConfigurations } from './services/node-configurations.ts';
import { NodeTemplates } from './services/node-templates.ts';
import { Notifications } from './services/notifications.ts';
import { Organizations } from './services/organizations.ts';
import { Policies } from './services/policies.ts';
import { Rebalancing } from './services/rebalancing.ts';
import { Clusters } from './services/clusters.ts';
import { forEachItem, type ForEachOptions, type ForEachResult } from './list/for-each-item.ts';
import { Nodes } from './services/nodes.ts';
import { Operations } from './services/operations.ts';
import { PathCalls } from './call/path-calls.ts';
import type { PlanEndedError } from './plan/plan-ended-error.ts';
import { type PlannedPart, PlannedValues } from './plan/planned-values.ts';
import type { PlannedWrite } from './plan/planned-write.ts';
import type { ObjectToRemember } from './put-back/object-to-remember.ts';
import type { PutBackResult } from './put-back/put-back.ts';
import type { RememberedChange, Remembering, RememberingState } from './put-back/remember.ts';
import { guardWrites, type Plan } from './plan/write-guard.ts';
import { WriteCount, type WriteLimitError } from './plan/limit-writes.ts';
import { Pricing } from './services/pricing.ts';
import { Savings } from './services/savings.ts';
import { ScalingPolicies } from './services/scaling-policies.ts';
import { Security } from './services/security.ts';
import { Workloads } from './services/workloads.ts';

/** What a client of the CAST AI API is made of. */
export interface CastAiOptions {
  /** Origin of the API, e.g. `https://api.cast.ai`; plain http only on loopback. */
  readonly apiUrl: string;
  readonly apiKey: Secret | string;
  /** Organization that an enterprise key acts for. @see https://docs.cast.ai/docs/api-access */
  readonly organizationId?: string | undefined;
  /** The API's gateway refuses the defaults of some libraries. @default 'castai-bot' */
  readonly userAgent?: string | undefined;
  /**
   * Whether nothing may be changed: writes become rows of `plan`, and their answers planned values. Code that needs a
   * real one is ended with PlanEndedError.
   * @default false
   */
  readonly dryRun?: boolean | undefined;
  /** Ends every call and every wait of this client. */
  readonly signal?: AbortSignal | undefined;
  /** Gets a DEBUG line about each exchange and a WARNING about each retry. */
  readonly log?: RequestLog | undefined;
  /** Hears of each call when it is over, retries and all. */
  readonly onCall?: ((facts: CallFacts) => void) | undefined;
  /** How long an attempt and a call may take. */
  readonly timeouts?: GivenTimeouts | undefined;
  /** How often a call may be sent again. @default 3 */
  readonly retries?: number | undefined;
  /** Most requests under way at a time; the others wait for their turn. @default 5 */
  readonly concurrency?: number | undefined;
  /** Most writes that are sent; the next one rejects with WriteLimitError. @default no limit */
  readonly maxWrites?: number | undefined;
  /** Most requests begun in a second. @default no limit but the one that the API's 429s show */
  readonly requestsPerSecond?: number | undefined;
  /** Sends the requests in place of node:http, e.g. the built-in fetch, or one that answers from memory. */
  readonly fetch?: Fetch | undefined;
  /** Stands in for time and chance. */
  readonly clock?: Clock | undefined;
}

const RETRIES = 3;

/** Eight in flight have met 429. */
const CONCURRENCY = 5;

/** A client of the CAST AI API: its services by name, and every other path through `get` … `delete`. */
export class CastAi extends PathCalls {
  /** The writes that a dry run did not send, in the order of asking. Empty without `dryRun`. */
  readonly plan: readonly PlannedWrite[];
  readonly audit: Audit;
  readonly billing: Billing;
  readonly clusters: Clusters;
  readonly commitments: Commitments;
  readonly costs: Costs;
  readonly evictor: Evictor;
  readonly me: Me;
  readonly nodeConfigurations: NodeConfigurations;
  readonly nodeTemplates: NodeTemplates;
  readonly nodes: Nodes;
  readonly notifications: Notifications;
  readonly operations: Operations;
  readonly organizations: Organizations;
  readonly policies: Policies;
  readonly pricing: Pricing;
  readonly rebalancing: Rebalancing;
  readonly savings: Savings;
  readonly scalingPolicies: ScalingPolicies;
  readonly security: Security;
  readonly workloads: Workloads;
  readonly #log: RequestLog | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #sightings: ClusterSightings;
  readonly #values: PlannedValues;
  readonly #writeCount: WriteCount;

  /** @throws CastAiBotError `bad_api_url`, `bad_header` or `bad_limit`; no message holds the key */
  constructor(options: CastAiOptions) {
    const plan = { writes: [], values: new PlannedValues() };
    const sightings = new ClusterSightings();
    const writeCount = new WriteCount(checkMaxWrites(options.maxWrites), plan.writes);
    const api = createCaller(options, { plan, sightings, writeCount });
    super(api);
    this.plan = plan.writes;
    this.#writeCount = writeCount;
    this.#sightings = sightings;
    this.#values = plan.values;
    this.policies = new Policies(api);
    this.audit = new Audit(api);
    this.billing = new Billing(api);
    this.clusters = new Clusters(api);
    this.commitments = new Commitments(api);
    this.costs = new Costs(api);
    this.evictor = new Evictor(api, this.policies);
    this.me = new Me(api);
    this.nodeConfigurations = new NodeConfigurations(api);
    this.nodeTemplates = new NodeTemplates(api);
    this.nodes = new Nodes(api);
    this.notifications = new Notifications(api);
    this.operations = new Operations(api);
    this.organizations = new Organizations(api);
    this.pricing = new Pricing(api);
    this.rebalancing = new Rebalancing(api);
    this.savings = new Savings(api);
    this.scalingPolicies = new ScalingPolicies(api);
    this.security = new Security(api);
    this.workloads = new Workloads(api);
    this.#log = options.log;
    this.#signal = options.signal;
  }

  /** The end of this client's plan that a text tells of, e.g. the message of a failed item; of a dry run. */
  findPlanEnd(text: string): PlanEndedError | undefined {
    return this.#values.findEnd(text);
  }

  /** What each `(planned …)` in the plan stands for. */
  listPlanMarks(): Readonly<Record<string, PlannedPart>> {
    return this.#values.listMarks();
  }

  /** What answers have said of a cluster so far: whether it is there for the key. */
  sightOf(clusterId: string): ClusterSighting {
    return this.#sightings.of(clusterId);
  }

  /** Set once `maxWrites` has kept a write from being sent, or once a dry run has planned more than that. */
  get writeLimitError(): WriteLimitError | undefined {
    return this.#writeCount.error;
  }

  /**
   * Remembers what objects hold before they are changed for a while, so that `putBack` puts that back: all of it is
   * stored when this returns, and nothing changed; each change's `make()` changes one object. What was remembered
   * before and not put back stays remembered as it was first.
   *
   * @param state Where it is kept, as `remembered` beside what else is in it: `context.state`
   * @returns the changes that are to be made, in the order of the objects; none of one that is so already. One that
   * could not be put back is not remembered, and its `make()` rejects
   * @throws what the state throws, e.g. where it has no room for so many
   */
  async remember<T extends Remembering>(
    state: RememberingState<T>,
    objects: readonly ObjectToRemember[],
  ): Promise<readonly RememberedChange[]> {
    const { remember } = await import('./put-back/remember.ts');
    return remember(this, state, objects);
  }

  /**
   * Puts back what `remember` has stored, value by value: one that somebody else has changed since is left as it is,
   * and named in a warning. What was put back is forgotten; what failed, or was not begun, stays remembered.
   *
   * @returns counts and failed items, as a function's result wants them
   * @throws ConfigError `unreadable_memory`, before anything is sent; as `forEach` does
   */
  async putBack<T extends Remembering>(state: RememberingState<T>): Promise<PutBackResult> {
    const { putBack } = await import('./put-back/put-back.ts');
    return putBack(this, { state, log: this.#log });
  }

  /**
   * Works on items, five at a time unless told otherwise; one that fails does not stop the others. Once the client's
   * signal is aborted, no further item is begun.
   *
   * @returns what became of the items; `failed` has the form that a function's result wants
   * @throws AuthError at once when the API answers 401, and the first error when nothing succeeded and every item
   * failed for one reason: the key was refused, or the API was unavailable
   */
  async forEach<Item, Value>(
    items: readonly Item[],
    handle: (item: Item) => Promise<Value> | Value,
    options: ForEachOptions<Item> = {},
  ): Promise<ForEachResult<Value>> {
    const link = linkAbort([this.#signal, options.signal]);
    try {
      return await forEachItem(items, handle, { ...options, signal: link.signal });
    } finally {
      link.dispose();
    }
  }
}

/** What a client keeps of its calls. */
interface Kept {
  readonly plan: Plan;
  readonly sightings: ClusterSightings;
  readonly writeCount: WriteCount;
}

function createCaller(options: CastAiOptions, { plan, sightings, writeCount }: Kept): ApiCaller {
  const { apiUrl, concurrency = CONCURRENCY, fetch, log, organizationId } = options;
  const { retries = RETRIES, signal, userAgent = 'castai-bot' } = options;
  const clock = options.clock ?? createClock(signal);
  const apiKey = typeof options.apiKey === 'string' ? new Secret(options.apiKey) : options.apiKey;
  const redactor = new Redactor();
  redactor.add(apiKey.reveal());
  checkHeader('API key', apiKey.reveal());
  checkHeader('user agent', userAgent);
  const send = createRequest({
    origin: parseApiUrl(apiUrl),
    apiKey,
    userAgent,
    organizationId,
    exchange: fetch === undefined ? exchangeOverHttp : exchangeWith(fetch),
    timeouts: chooseTimeouts(options.timeouts ?? {}),
    signal,
    log,
    onCall: options.onCall,
    clock,
    retries: checkRetries(retries),
    concurrency: checkConcurrency(concurrency),
    requestsPerSecond: checkRequestsPerSecond(options.requestsPerSecond),
    redact: (text) => redactor.redact(text),
  });
  const request = writeCount.watch(sightings.watch(send));
  return new ApiCaller(options.dryRun === true ? guardWrites(request, plan) : request, clock);
}
