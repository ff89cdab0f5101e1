import { inspect } from '../platform/node-util.ts';

/**
 * What was thrown, as an error that can be read. JavaScript throws anything: no error at all, or an object that throws
 * itself when it is looked at.
 */
export function toError(thrown: unknown): Error {
  try {
    if (isError(thrown)) return thrown;
    return new Error(`Found ${inspect(thrown, { breakLength: Infinity })} thrown, wanted an Error`);
  } catch {
    return new Error('Found something thrown that cannot be read, wanted an Error');
  }
}

function isError(thrown: unknown): thrown is Error {
  if (!(thrown instanceof Error)) return false;
  const parts: readonly unknown[] = [thrown.name, thrown.message, thrown.stack ?? ''];
  return parts.every((part) => typeof part === 'string');
}
