/** Keys of CAST AI's form, whoever made them. */
const KEY = /castai_v1_[a-z0-9]+(?:_[a-z0-9]+)?/gi;

/** A document as JSON with no API key in it, wherever one may have got into: a config, a log, a state. */
export function writeWithoutKeys(data: unknown): string {
  return (JSON.stringify(data) ?? 'null').replaceAll(KEY, '[key]');
}
