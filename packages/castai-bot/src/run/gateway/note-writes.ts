import type { Answerer } from './answerer.ts';
import { isWriteRequest } from './is-write-request.ts';
import type { NameBook } from './name-book.ts';

/** A write that was sent. */
export interface SentWrite {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** What it is about, where an answer had told its name. */
  readonly target?: string;
  /** What CAST AI answered; null when the bot did not wait for it. */
  readonly status: number | null;
}

/** Lets everything through, and tells of each write what came of it. */
export function noteWrites(
  api: Answerer,
  { names, note }: { readonly names: NameBook; readonly note: (write: SentWrite) => void },
): Answerer {
  const next = names.listen(api);
  return async (request) => {
    const { method, path } = request;
    if (!isWriteRequest(request)) return next(request);
    const target = names.describe(path);
    let status: number | null = null;
    try {
      const answer = await next(request);
      ({ status } = answer);
      return answer;
    } finally {
      note({ method, path, ...(target === undefined ? {} : { target }), status });
    }
  };
}
