import { sensitiveCalls, sensitiveSchemas } from './sensitive.gen.ts';
import type { SensitiveCall, SensitivePlace } from './sensitive-place.ts';

const NOTHING: SensitiveCall = {};

/** What of a call is sensitive, by its operationId; nothing is known of a call that the document has not. */
export function findSensitiveCall(operationId: string | undefined): SensitiveCall {
  return operationId !== undefined && Object.hasOwn(sensitiveCalls, operationId)
    ? (sensitiveCalls[operationId] ?? NOTHING)
    : NOTHING;
}

/** The place of a schema of the document, by its name. */
export function placeOfSchema(name: string): SensitivePlace {
  return `#${name}`;
}

/** The place of a field in a place; undefined where the document says nothing of it. */
export function enterField(place: SensitivePlace | undefined, field: string): SensitivePlace | undefined {
  if (place === undefined || place === 'secret' || place === 'personal' || place === 'plain') return place;
  if (typeof place === 'string') return enterField(schemaOf(place), field);
  return Object.hasOwn(place, field) ? place[field] : place['*'];
}

function schemaOf(place: `#${string}`): SensitivePlace | undefined {
  const name = place.slice(1);
  return Object.hasOwn(sensitiveSchemas, name) ? sensitiveSchemas[name] : undefined;
}
