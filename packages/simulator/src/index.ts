export { startSimulator } from './start-simulator.ts';
export type { ExplorerRunner, RunnerButton, Simulator, SimulatorOptions, VirtualClock } from './simulator.ts';
export { SimulatorError } from './simulator-error.ts';
export { parseFault } from './faults/parse-fault.ts';
export { createMatcher } from './faults/match-route.ts';
export type { Fault, FaultKind, FaultScope } from './faults/fault.ts';
export type { RecordedRequest } from './http/recorded-request.ts';
export type { Durations } from './state/durations.ts';
export type { Guesses } from './state/guesses.ts';
export { type GuessedOptions, parseGuesses } from './state/parse-guesses.ts';
export { type AddedInstanceType, parseInstanceType } from './state/instance-catalog.ts';
export type { Change } from './state/journal.ts';
export type {
  ClusterContents,
  ClusterFile,
  ClusterWorld,
  Organization,
  OrganizationContents,
  OrganizationFile,
  OrganizationWorld,
  PartialNode,
  World,
  WorldFile,
  WorldSize,
} from './world/world.ts';
export { type WorldParts, worldParts } from './world/world-parts.ts';
