import { PageProblem, type RequestData } from '@castai-bot/page';
import { effectOf } from '../http/router.ts';
import type { LoggedRequest } from '../request-log.ts';
import type { OperationId } from '../http/route.ts';
import { writeUrl } from './lists/request-list.ts';
import { senderOf } from './sender-of.ts';
import { operations } from '@castai-bot/api';

/** Tells one request whole. @throws {PageProblem} 404 when there is none of that place */
export function describeRequest(
  entries: readonly LoggedRequest[],
  index: number,
  origin: string,
): RequestData {
  const logged = entries[index];
  if (logged === undefined)
    throw new PageProblem(404, `Found no request ${index}, wanted less than ${entries.length}`);
  const { request, tookMs } = logged;
  const { operation, method, path, query, headers, body, status, unknownFields, faults, at } = request;
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    index,
    at,
    tookMs,
    method,
    path,
    query,
    headers,
    body: body ?? null,
    bodyBytes: Buffer.byteLength(text),
    status,
    operation: operation ?? null,
    effect: isOperation(operation) ? effectOf(operation, query) : method === 'GET' ? 'read' : 'write',
    unknownFields,
    faults,
    sender: senderOf(headers).name,
    curl: writeCurl(request, { origin, text }),
  };
}

function isOperation(id: string | undefined): id is OperationId {
  return id !== undefined && Object.hasOwn(operations, id);
}

/** The line that sends a request again. The key is not in it: the shell puts it there. */
function writeCurl(
  request: LoggedRequest['request'],
  { origin, text }: { readonly origin: string; readonly text: string },
): string {
  const words = [
    ...(request.method === 'GET' ? [] : ['-X', request.method]),
    quote(origin + writeUrl(request)),
    '-H',
    '"X-API-Key: $API_KEY"',
    ...(text === '' ? [] : ['-H', quote('Content-Type: application/json'), '--data-binary', quote(text)]),
  ];
  return `curl ${words.join(' ')}`;
}

/** A word for a POSIX shell. */
function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
