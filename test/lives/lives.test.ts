import { sample } from '@castai-bot/testing/sample';
import { printedTable } from '@castai-bot/testing/printed-table';
import { expect, test } from 'vitest';
import { type Life, live, type Stroke } from './live.ts';
import { lives, type TemplateLife } from './lives.ts';
import { renderTemplate } from './render-template.ts';

const SAMPLE = 12;
const READS = ['GET', 'READ'];

const table = printedTable('template', 'requests', 'SIGKILL', 'SIGTERM', 'lost answer', 'runs at most');

test.each(lives)('$template ends as it should, whichever request is hit, and by whatever', async (one) => {
  const life = { ...one, definition: one.definition ?? (await renderTemplate(one.template)) };
  const { runs } = await liveAndCheck(one, life);
  const requests = runs.flatMap((run, at) => run.requests.map((each) => ({ ...each, isLater: at > 0 })));
  const strokes = requests.flatMap(({ isLater, method, number: at }): Stroke[] => [
    { isLater, kind: 'SIGKILL', at },
    { isLater, kind: 'SIGTERM', at },
    ...(isLater || one.laterInputs === undefined ? [] : [{ isGivenUp: true, kind: 'SIGKILL', at } as const]),
    ...(READS.includes(method) ? [] : [{ isLater, kind: 'lost answer', at } as const]),
  ]);
  const ends = new Map<Stroke['kind'], number>();
  let runsAtMost = runs.length;
  for (const stroke of sample(`lives of ${one.template}`, strokes, SAMPLE)) {
    const hit = await liveAndCheck(one, life, stroke);
    ends.set(stroke.kind, (ends.get(stroke.kind) ?? 0) + 1);
    runsAtMost = Math.max(runsAtMost, hit.runs.length);
  }
  const counts = (['SIGKILL', 'SIGTERM', 'lost answer'] as const).map(
    (kind) => `${ends.get(kind) ?? 0} good`,
  );
  table.push([one.template, String(requests.length), ...counts, String(runsAtMost)]);
  expect(requests.length).toBeGreaterThan(0);
});

/** @throws when it did not end as it should, and says what had hit it */
async function liveAndCheck(
  { check }: TemplateLife,
  life: Life,
  stroke?: Stroke,
): Promise<Awaited<ReturnType<typeof live>>> {
  const time = `${stroke?.isLater === true ? ' of the later run' : ''}${stroke?.isGivenUp === true ? ', not tried again' : ''}`;
  const name = stroke === undefined ? 'untouched' : `${stroke.kind} at request ${stroke.at}${time}`;
  try {
    const history = await live(life, stroke);
    try {
      const last = history.runs.at(-1);
      if (last?.end !== 'done') throw new Error('the last run did not end well', { cause: last?.error });
      check(history);
    } finally {
      await history.simulator.close();
    }
    return history;
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
