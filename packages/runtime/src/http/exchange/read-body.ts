import type { Answer } from './exchange.ts';

/** Reads a body as UTF-8, `maxBytes` of it at most. */
export async function readBody(
  body: AsyncIterable<Uint8Array> | Iterable<never>,
  maxBytes: number,
): Promise<Pick<Answer, 'text' | 'isCut'>> {
  const decoder = new TextDecoder();
  let text = '';
  let byteLength = 0;
  // Leaving the loop early cancels the stream and frees its socket.
  for await (const chunk of body) {
    // A body may come in one piece: what fits of it is kept.
    text += decoder.decode(chunk.subarray(0, maxBytes - byteLength), { stream: true });
    byteLength += chunk.byteLength;
    if (byteLength > maxBytes) return { text, isCut: true };
  }
  return { text: text + decoder.decode(), isCut: false };
}
