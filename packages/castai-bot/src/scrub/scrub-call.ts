import { findSensitiveCall } from '@castai-bot/api/sensitive';
import type { SensitiveCall } from '@castai-bot/api/sensitive-place';
import { type ApiOperation, findOperations } from '@castai-bot/api';
import type { Scrubber } from './scrubber.ts';

/** What the document says of a request: which operation it is, and what is sensitive in it. */
export interface KnownCall extends SensitiveCall {
  readonly operation: ApiOperation | undefined;
}

/** @param pathname - without its query */
export function findCall(method: string, pathname: string): KnownCall {
  const [operation] = findOperations(method, pathname);
  return { ...findSensitiveCall(operation?.id), operation };
}

/** A path, with or without a query, that has nothing in it that is secret or personal. */
export function scrubPath(path: string, call: KnownCall, scrubber: Scrubber): string {
  const [pathname = '', ...rest] = path.split('?');
  const names = call.operation?.path.split('/') ?? [];
  const segments = pathname.split('/').map((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(names[index] ?? '')?.[1] ?? '';
    return reencode(segment, (text) => scrubber.field(name, text, call.params?.[name] ?? 'plain'));
  });
  if (rest.length === 0) return segments.join('/');
  const query = rest
    .join('?')
    .split('&')
    .map((part) => {
      const [name = '', ...value] = part.split('=');
      const scrubbed = reencode(value.join('='), (text) =>
        scrubQuery(decode(name), text, { call, scrubber }),
      );
      return value.length === 0 ? part : `${name}=${scrubbed}`;
    });
  return `${segments.join('/')}?${query.join('&')}`;
}

/** What a parameter of the query holds, without what is secret or personal. */
export function scrubQuery(
  name: string,
  text: string,
  { call, scrubber }: { readonly call: KnownCall; readonly scrubber: Scrubber },
): string {
  return scrubber.field(name, text, call.query?.[name]);
}

/** What did not change stays as it was written. */
function reencode(written: string, scrub: (text: string) => string): string {
  const text = decode(written);
  const scrubbed = scrub(text);
  return scrubbed === text ? written : encodeURIComponent(scrubbed);
}

function decode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
