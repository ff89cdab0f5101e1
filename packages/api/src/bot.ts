export type { ApiOperation } from './api-operation.ts';
export { findOperations } from './find-operations.ts';
export { isWrite } from './is-write.ts';
export {
  compareWrite,
  type Present,
  type PresentRead,
  withoutPresent,
  type WriteToCompare,
} from './plan/compare-write.ts';
export { isRecord, isSame } from './plan/json.ts';
export { listChanges, type PlannedChange } from './plan/list-changes.ts';
export { readOwnConfig } from './plan/own-config.ts';
export { operations } from './operations.gen.ts';
export type { ApiPaths, Schemas } from './types.gen.ts';
