import { readJson } from '@castai-bot/cli';
import type { PlannedWrite } from '../plan/planned-write.ts';
import { type Answerer, refuse } from './answerer.ts';
import { toBodyText } from './body-text.ts';
import { isWrite } from './is-write.ts';

const METHOD_NOT_ALLOWED = 405;

/**
 * Lets reads through and answers each write with 405: a script, or a fetch of the bot's own, knows nothing of a dry run.
 * Not 403, which bots take for a refused key.
 */
export function withholdWrites(next: Answerer, note: (write: PlannedWrite) => void): Answerer {
  return async (request) => {
    const { method, path } = request;
    const body = toBodyText(request.body);
    if (!isWrite(method, path)) return next(request);
    note({ method, path, changes: [], ...(body === '' ? {} : { body: readJson(body) ?? body }) });
    return refuse(
      METHOD_NOT_ALLOWED,
      `castai-bot run reads only: ${method} ${path} was not sent, --apply sends it`,
    );
  };
}
