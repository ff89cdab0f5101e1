import { compareWrite, type Present, type PresentRead } from '@castai-bot/api';
import { isRecord, readJson } from '@castai-bot/cli';
import type { PlannedWrite } from '../plan/planned-write.ts';
import { type Answerer, type ApiRequest, refuse } from './answerer.ts';
import { toBodyText } from './body-text.ts';
import { isWriteRequest } from './is-write-request.ts';

const METHOD_NOT_ALLOWED = 405;

/**
 * Lets reads through and answers each write with 405: a script, or a fetch of the bot's own, knows nothing of a dry run.
 * Not 403, which bots take for a refused key. What stands where the write goes is read for the plan, as the runtime does.
 */
export function withholdWrites(next: Answerer, plan: PlannedWrite[]): Answerer {
  return async (request) => {
    const { method, path } = request;
    if (!isWriteRequest(request)) return next(request);
    // Noted when it comes, and compared then: who asks may not wait for that.
    const row = plan.push({ method, path, changes: [] }) - 1;
    plan[row] = await describeWrite(request, next);
    return refuse(
      METHOD_NOT_ALLOWED,
      `castai-bot run reads only: ${method} ${path} was not sent, --apply sends it`,
    );
  };
}

async function describeWrite(request: ApiRequest, next: Answerer): Promise<PlannedWrite> {
  const { method, path } = request;
  const text = toBodyText(request.body);
  const body = text === '' ? undefined : (readJson(text) ?? text);
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  const write = { method, path: pathname, query: Object.fromEntries(searchParams), body };
  const { target, unread, ...compared } = await compareWrite(write, (present) =>
    read(present, request, next),
  );
  return {
    method,
    path,
    ...(target === undefined ? {} : { target }),
    ...(body === undefined ? {} : { body }),
    ...(unread === undefined ? {} : { unread }),
    ...compared,
  };
}

/** Asks on behalf of the write: with its key and for its organization. */
async function read(
  { params = {}, path: template }: PresentRead,
  { headers, signal }: ApiRequest,
  next: Answerer,
): Promise<Present> {
  const path = template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const { 'content-type': _type, 'content-length': _length, ...kept } = headers;
  const asked = { method: 'GET', path, headers: kept, body: Buffer.alloc(0), signal };
  const answer = await next(asked).catch(() => undefined);
  if (answer === undefined) return { unread: `GET ${path} was not answered` };
  if (answer.status !== 200) return { unread: `GET ${path} answered ${answer.status}` };
  const value = readJson(answer.body.toString('utf8'));
  return isRecord(value) || Array.isArray(value) ? { value } : { unread: `GET ${path} answered no JSON` };
}
