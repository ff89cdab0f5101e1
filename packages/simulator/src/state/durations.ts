/**
 * How long things take inside the simulator, in milliseconds: short, so that a run against it ends soon.
 *
 * @see README.md of this package, "What is known and what is guessed"
 */
export interface Durations {
  /** A node from ordered to there. @default 1000 */
  readonly nodeCreate: number;
  /** A node from there to ready. @default 1000 */
  readonly nodeJoin: number;
  /** @default 1000 */
  readonly nodeDrain: number;
  /** @default 1000 */
  readonly nodeDelete: number;
  /** A cluster from ready to hibernated. @default 3000 */
  readonly hibernate: number;
  /** A cluster from hibernated to ready. @default 3000 */
  readonly resume: number;
  /** A cluster from connected to disconnected, and from deleted to archived. @default 1000 */
  readonly disconnect: number;
  /** A cluster from registered to connected, where an agent connects, and from new credentials to ready. @default 1000 */
  readonly connect: number;
  /** A rebalancing plan from asked for to generated. @default 1000 */
  readonly planGenerate: number;
}

/** No public source says how long these take; in real clusters it is minutes. */
export const defaultDurations: Durations = {
  nodeCreate: 1000,
  nodeJoin: 1000,
  nodeDrain: 1000,
  nodeDelete: 1000,
  hibernate: 3000,
  resume: 3000,
  disconnect: 1000,
  connect: 1000,
  planGenerate: 1000,
};
