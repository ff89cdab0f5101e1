import type { Keys } from '../state/make-keys.ts';

/** Keys of CAST AI's form, whoever made them. */
const KEY = /castai_v1_[a-z0-9]+(?:_[a-z0-9]+)?/gi;
const HIDDEN = '[key]';
/** A shorter one may be a part of any word: only where it is all of a text is it hidden. */
const LONG_ENOUGH = 12;

/** Makes what writes a document as JSON with no key in it, wherever one may have got into a request. */
export function createWriter({ full, readonly }: Keys): (data: unknown) => string {
  const tokens = [full.apiKey.token, readonly.apiKey.token].map((token) => JSON.stringify(token));
  return (data) => {
    const text = tokens.reduce(
      (hidden, token) =>
        token.length > LONG_ENOUGH
          ? hidden.replaceAll(token.slice(1, -1), HIDDEN)
          : hidden.replaceAll(token, JSON.stringify(HIDDEN)),
      JSON.stringify(data),
    );
    return text.replaceAll(KEY, HIDDEN);
  };
}
