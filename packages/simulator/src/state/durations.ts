/** How long things take inside the simulator, in milliseconds: short, so that a run against it ends soon. */
export interface Durations {
  /** A node from ordered to there. @default 1000 */
  readonly nodeCreate: number;
  /** A node from there to ready. @default 1000 */
  readonly nodeJoin: number;
  /** @default 1000 */
  readonly nodeDrain: number;
  /** @default 1000 */
  readonly nodeDelete: number;
}

/** No public source says how long these take; real nodes take minutes. */
export const defaultDurations: Durations = {
  nodeCreate: 1000,
  nodeJoin: 1000,
  nodeDrain: 1000,
  nodeDelete: 1000,
};
