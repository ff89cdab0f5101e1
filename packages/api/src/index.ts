export type { ApiOperation } from './api-operation.ts';
export { operations } from './operations.gen.ts';
export type { ApiPaths, Open, Schemas } from './types.gen.ts';
