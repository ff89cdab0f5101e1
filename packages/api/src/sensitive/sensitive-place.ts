import type { Sensitivity } from '../openapi.ts';

/**
 * What of a value is sensitive: all of it, or what a schema says, or these of its fields. `plain` is what only looks so
 * by its name. Lists are passed through, and `*` is every field of a map.
 */
export type SensitivePlace = Sensitivity | 'plain' | SchemaName | SensitiveFields;

/** In `sensitiveSchemas`; they begin with a capital. */
type SchemaName = `#${string}`;

export interface SensitiveFields {
  readonly [field: string]: SensitivePlace;
}

/** What of one call is sensitive; what is left out has nothing that is. */
export interface SensitiveCall {
  readonly params?: SensitiveFields;
  readonly query?: SensitiveFields;
  readonly body?: SensitivePlace;
  readonly answer?: SensitivePlace;
}
