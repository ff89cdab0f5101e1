export * from './bot.ts';
export type { Open } from './types.gen.ts';
// In place of those for bots, which leave out what is set up.
export type { ApiPaths, Schemas } from './whole.ts';
