import type { ListPart } from './list-data.ts';
import type { RunRequest } from './run-data.ts';
import type { RunnerData } from './runner-data.ts';

/** What the explorer and the server behind it tell each other. Times are milliseconds since the epoch. */

/** The simulator's time. */
export interface TimeData {
  readonly now: number;
  readonly isPaused: boolean;
  /** When something happens next by itself; null when nothing is due. */
  readonly nextAt: number | null;
}

/** Something that goes wrong on purpose. */
export interface FaultData {
  readonly id: number;
  /** As it is typed for `--fault`. */
  readonly text: string;
  /** How many requests it has met. */
  readonly met: number;
  /** It meets no more of them. */
  readonly isOver: boolean;
}

/** What a listener is told at first, and whenever it is no longer so. */
export interface Summary {
  /** Another one is another simulator, or one that was reset. */
  readonly start: string;
  /** Moves on with every write to the world. */
  readonly revision: number;
  readonly requests: number;
  /** How many objects are not what they were at the start. */
  readonly changes: number;
  readonly time: TimeData;
  readonly faults: readonly FaultData[];
  /** Moves on with all that a runner tells; null where there is none. */
  readonly runner: number | null;
}

/** Of what there are lists. */
export type ListName =
  | 'clusters'
  | 'nodes'
  | 'workloads'
  | 'scaling-policies'
  | 'node-templates'
  | 'node-configurations'
  | 'rebalancing-plans'
  | 'rebalancing-schedules'
  | 'hibernation-schedules'
  | 'requests'
  | 'changes';

/** One object whole. */
export interface ObjectData {
  readonly id: string;
  readonly title: string;
  /** What it is: Node, Workload … */
  readonly kind: string;
  readonly value: object;
  readonly isEditable: boolean;
}

/** One request whole. */
export interface RequestData {
  readonly index: number;
  readonly at: string;
  readonly tookMs: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Of the body as JSON. */
  readonly bodyBytes: number;
  readonly status: number;
  readonly operation: string | null;
  readonly effect: 'read' | 'write';
  readonly unknownFields: readonly string[];
  readonly faults: readonly string[];
  /** The function of a bot that sent it. */
  readonly sender: string | null;
  /** The line that sends it again; it takes the key from API_KEY. */
  readonly curl: string;
}

/** One object that is not what it was at the start. */
export interface ChangeData {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** The cluster that it is in; null for what is in none. */
  readonly clusterId: string | null;
  readonly before: object | null;
  readonly after: object | null;
}

/** What a cluster costs, step by step: dollars an hour. */
export interface CostData {
  readonly times: readonly number[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Dollars over the whole time, and dollars an hour on average. */
  readonly total: number;
  readonly perHour: number;
  readonly cpuCores: number;
  readonly ramGib: number;
}

/** What the simulator is. */
export interface AboutData {
  readonly url: string;
  readonly organizationId: string;
  readonly clusters: number;
  /** How many operations are known how. */
  readonly seen: Readonly<Record<string, number>>;
}

/** Requests from one place among all on, in the order in which they were answered; the first of them. */
export interface TimelineData {
  readonly entries: readonly RunRequest[];
  /** How many there are. */
  readonly total: number;
}

/** What is read at each path below `data/`. */
export interface ExplorerData {
  readonly about: AboutData;
  readonly list: ListPart;
  readonly object: ObjectData;
  readonly request: RequestData;
  readonly change: ChangeData;
  readonly costs: CostData;
  readonly timeline: TimelineData;
  readonly runner: RunnerData;
}
