import type { ApiPaths as BotPaths, Schemas as BotSchemas } from './types.gen.ts';
import type { ApiPaths as SetupPaths, Schemas as SetupSchemas } from './setup-types.gen.ts';

/** Every schema by its name. */
export interface Schemas extends BotSchemas, SetupSchemas {}

/** Every operation by its path and method: what goes in, what comes back. */
export type ApiPaths = BotPaths & SetupPaths;
