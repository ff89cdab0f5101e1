import { readJson } from '@castai-bot/cli';
import { UUID } from '../../scrub/forms.ts';
import { type Answerer, type ApiAnswer, refuse } from '../gateway/answerer.ts';
import { toBodyBytes, toBodyText } from '../gateway/body-text.ts';
import { digestId } from './digest-id.ts';
import { pickKeptHeaders } from './raw-exchange.ts';
import type { Exchange, Recording } from './recording.ts';
import { requestKey } from './request-key.ts';

const NOT_IMPLEMENTED = 501;

/**
 * Answers from a recording: the same request gets its answers in their order, and the last of them again. What was never
 * asked is answered with 501 and noted.
 */
export function replayFrom(
  { digests, exchanges, salt }: Recording,
  noteUnknown: (request: string) => void,
): Answerer {
  const answers = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const key = requestKey(exchange);
    answers.set(key, [...(answers.get(key) ?? []), exchange]);
  }
  const toStandIns = (text: string): string =>
    text.replaceAll(UUID, (id) => digests[digestId(id, salt)] ?? id);
  return async ({ method, path, body: bytes }) => {
    const body = toBodyText(bytes);
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    const known = toStandIns(body);
    const left = answers.get(
      requestKey({
        method,
        path: toStandIns(pathname),
        query: [...searchParams].map(([name, value]) => [name, toStandIns(value)]),
        body: body === '' ? undefined : (readJson(known) ?? known),
      }),
    );
    const exchange = left !== undefined && left.length > 1 ? left.shift() : left?.[0];
    if (exchange !== undefined) return toAnswer(exchange);
    noteUnknown(`${method} ${path}`);
    return refuse(NOT_IMPLEMENTED, `The recording has no answer to ${method} ${path}: record the run again`);
  };
}

function toAnswer({ status, headers, answer, text = '' }: Exchange): ApiAnswer {
  return {
    status,
    headers: pickKeptHeaders(headers),
    body: toBodyBytes(answer === undefined ? text : JSON.stringify(answer)),
  };
}
