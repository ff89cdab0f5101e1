import { isRecord } from '@castai-bot/cli';
import { placeOfSchema } from '@castai-bot/api/sensitive';
import type { SensitiveFields } from '@castai-bot/api/sensitive-place';
import type { RecordedRequest, World, WorldParts } from '@castai-bot/simulator';
import { findCall, scrubPath } from './scrub-call.ts';
import { Scrubber } from './scrubber.ts';

/** A world without what is secret or personal, as the document has it. Ids stay: they are what holds it together. */
export function scrubWorld(
  world: World,
  { parts, states }: { readonly parts: WorldParts; readonly states: Readonly<Record<string, unknown>> },
): unknown {
  const scrubber = new Scrubber({ keeps: 'ids' });
  const place = Object.fromEntries(Object.entries(parts).map(([list, names]) => [list, placesOf(names)]));
  scrubber.learn(world, place);
  scrubber.learn(states);
  const scrubbed = scrubber.json(world, place);
  return Object.keys(states).length === 0 || !isRecord(scrubbed)
    ? scrubbed
    : { ...scrubbed, states: scrubber.json(states) };
}

function placesOf(names: Readonly<Record<string, string>>): SensitiveFields {
  return Object.fromEntries(Object.entries(names).map(([part, name]) => [part, placeOfSchema(name)]));
}

/** What a simulator was asked, likewise. */
export function scrubRequests(requests: readonly RecordedRequest[]): readonly RecordedRequest[] {
  const scrubber = new Scrubber({ keeps: 'ids' });
  const called = requests.map((request) => ({ request, call: findCall(request.method, request.path) }));
  for (const { request, call } of called) {
    scrubber.learn(request.body, call.body);
    scrubber.learn(request.query, call.query);
  }
  return called.map(({ request, call }) => ({
    ...request,
    path: scrubPath(request.path, call, scrubber),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
    query: scrubber.json(request.query, call.query ?? {}) as RecordedRequest['query'],
    body: scrubber.json(request.body, call.body),
  }));
}
