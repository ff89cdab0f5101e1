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
    byteLength += chunk.byteLength;
    if (byteLength > maxBytes) return { text, isCut: true };
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), isCut: false };
}
