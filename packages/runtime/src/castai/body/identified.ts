import { CastAiBotError } from '../../errors.ts';

/** A thing of the API with its id: the document requires none, and nothing that exists is without one. */
export type Identified<Thing> = Thing & { readonly id: string };

/**
 * Takes a thing of the API for what it is.
 *
 * @throws CastAiBotError `unexpected_body` for one without an id
 */
export function identify<Thing extends { readonly id?: string | undefined }>(
  thing: Thing,
): Identified<Thing> {
  if (hasId(thing)) return thing;
  throw new CastAiBotError('Cannot read what the API answered: found something without an id', {
    code: 'unexpected_body',
  });
}

function hasId<Thing extends { readonly id?: string | undefined }>(thing: Thing): thing is Identified<Thing> {
  return thing.id !== undefined;
}
