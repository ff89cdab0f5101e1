import type { Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';
import type { DirectClient } from './direct-client.test-kit.ts';
import { isTemporary, kindOf, listNodes, statusOf } from './look-at-cluster.test-kit.ts';

const SECOND_MS = 1000;
const SECONDS_PER_HOUR = 3600;

/** Why nodes may have come since the last look. */
export interface Arrivals {
  /** Nodes that were ordered by name. */
  readonly ids?: readonly string[];
  /** Nodes of a plan that was executed. */
  readonly planId?: string;
  /** The temporary node of a resumption. */
  readonly isResumed?: boolean;
}

/** A second set of books: every node that comes or goes must be explained by what was asked for. */
export class NodeLedger {
  /** What could not be explained. */
  readonly problems: string[] = [];
  readonly #client: DirectClient;
  #nodes: ReadonlyMap<string, Node>;
  #status = 'ready';
  /** What hibernation took and resuming has not brought back. */
  #asleep: readonly string[] = [];
  readonly #doomed = new Set<string>();
  readonly #drained = new Set<string>();
  #temporary = new Set<string>();
  #returned = new Set<string>();
  /** The nodes that executed plans created, by plan. */
  readonly #executed = new Map<string, ReadonlySet<string>>();
  #dollarHours = 0;

  constructor(client: DirectClient) {
    this.#client = client;
    this.#nodes = listNodes(client);
  }

  get nodes(): readonly Node[] {
    return [...this.#nodes.values()];
  }

  get status(): string {
    return this.#status;
  }

  /** How many nodes hibernation has taken and resuming has not brought back. */
  get asleep(): number {
    return this.#asleep.length;
  }

  /** What the nodes have cost, in dollars: the price of those that were there, second by second. */
  get cost(): number {
    return this.#dollarHours;
  }

  /** Knows that somebody deletes a node. */
  doom(nodeId: string): void {
    this.#doomed.add(nodeId);
  }

  /** Knows that somebody drains a node. */
  drain(nodeId: string): void {
    this.#drained.add(nodeId);
  }

  /** Lets a second pass: until it is over, the nodes of now cost what they cost. */
  passSecond(): void {
    const prices = this.nodes.reduce((sum, node) => sum + priceOf(node), 0);
    this.#dollarHours += prices / SECONDS_PER_HOUR;
    this.#client.state.clock.advance(SECOND_MS);
    this.look();
  }

  /** Looks at the cluster, and explains every node that has come or gone. */
  look(arrivals: Arrivals = {}): void {
    const before = this.#nodes;
    const statusBefore = this.#status;
    this.#nodes = listNodes(this.#client);
    this.#status = statusOf(this.#client);
    const gone = [...before.values()].filter(({ id }) => !this.#nodes.has(id));
    const come = this.nodes.filter(({ id }) => !before.has(id));
    // A new resumption lets the temporary node of the one before go.
    if (arrivals.isResumed === true) for (const id of this.#temporary) this.#doomed.add(id);
    if (this.#status === 'hibernated' && statusBefore !== 'hibernated') this.#putToSleep(gone);
    else this.#explainGone(gone);
    this.#explainCome(come, arrivals);
    this.#checkTemporary();
  }

  #putToSleep(gone: readonly Node[]): void {
    if (this.#nodes.size > 0) this.problems.push(`${this.#nodes.size} nodes in a hibernated cluster`);
    const staying = gone.filter((node) => !this.#temporary.has(node.id) && !this.#isLeaving(node));
    this.#asleep = [...this.#asleep, ...staying.map(kindOf)];
    this.#temporary.clear();
    this.#returned.clear();
  }

  #explainGone(gone: readonly Node[]): void {
    for (const node of gone) {
      const isExplained = this.#isLeaving(node) || this.#temporary.has(node.id) || this.#isOfPlan(node.id);
      if (!isExplained) this.problems.push(`${node.name} has gone`);
    }
  }

  #isLeaving({ id, state }: Node): boolean {
    return this.#doomed.has(id) || state.phase === 'deleting';
  }

  /** Old nodes go with a plan's end, and new ones when it saves too little. */
  #isOfPlan(nodeId: string): boolean {
    const { ask, clusterId } = this.#client;
    return [...this.#executed].some(([rebalancingPlanId, created]) => {
      const plan = ask('getRebalancingPlan', { params: { clusterId, rebalancingPlanId } });
      const isOld = plan?.rebalancingNodeIds.includes(nodeId) === true;
      if (isOld) return ['deleting_nodes', 'finished', 'partially_finished'].includes(plan.status);
      const isSkipped = plan?.errors?.some(({ reason }) => reason === 'achievedSavingsBelowThreshold');
      return created.has(nodeId) && isSkipped === true;
    });
  }

  #explainCome(come: readonly Node[], { planId, ids = [], isResumed = false }: Arrivals): void {
    const temporary = come.filter(isTemporary);
    this.#compare('temporary nodes', temporary.length, isResumed ? Math.min(1, temporary.length) : 0);
    if (temporary.length > 0) this.#temporary = new Set(temporary.map(({ id }) => id));
    const others = come.filter((node) => !isTemporary(node) && !ids.includes(node.id));
    const otherIds = new Set(others.map(({ id }) => id));
    if (planId !== undefined) {
      this.#executed.set(planId, otherIds);
      this.#compare('nodes of a plan', others.length, this.#ordersOf(planId));
    } else {
      const expected = this.#status === 'ready' ? this.#asleep : [];
      const [found, wanted] = [others.map(kindOf), expected].map((kinds) => kinds.toSorted().join('\n'));
      this.#compare('nodes that came back', found, wanted);
      if (expected.length === 0) return;
      this.#asleep = [];
      this.#returned = otherIds;
    }
  }

  #ordersOf(rebalancingPlanId: string): number {
    const { ask, clusterId } = this.#client;
    const query = { includeOperations: true };
    const plan = ask('getRebalancingPlan', { params: { clusterId, rebalancingPlanId }, query });
    if (plan?.errors?.some(({ reason }) => reason === 'invalid') === true) return 0;
    return plan?.operations.filter(({ type }) => type === 'create_node').length ?? 0;
  }

  /** The temporary node does not go before the others are ready. */
  #checkTemporary(): void {
    const isLeftAlone = (id: string): boolean => !this.#doomed.has(id) && !this.#drained.has(id);
    const isHere = ({ id, state }: Node): boolean =>
      this.#temporary.has(id) && ['creating', 'pending', 'ready'].includes(state.phase ?? '');
    if (this.nodes.some(isHere) || ![...this.#temporary].some(isLeftAlone)) return;
    const awaited = this.nodes.filter(
      ({ id, state }) => this.#returned.has(id) && ['creating', 'pending'].includes(state.phase ?? ''),
    );
    this.#compare('nodes on their way after the temporary one', awaited.length, 0);
  }

  #compare(what: string, found: unknown, wanted: unknown): void {
    if (found !== wanted) this.problems.push(`${what}: found ${String(found)}, wanted ${String(wanted)}`);
  }
}
