import { listTouches, nameTouches, type TouchWords } from '@castai-bot/testing/name-touches';
import { sample } from '@castai-bot/testing/sample';
import { createTracer, isBrokenOff, whyNoTrace } from '@castai-bot/testing/trace-program';
import { until } from '@castai-bot/testing/until';
import { describe, expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { runBin } from '../testing/run-bin.ts';
import { isCastaiBot, isRead, meanings, needsNoCluster } from '../testing/touch-meanings.ts';
import { type TracedLine, tracedLines } from '../testing/traced-lines.ts';
import { createTracedWorld } from '../testing/traced-world.ts';

const isReal = Boolean(process.env['KUBEBUILDER_ASSETS']);
const why =
  whyNoTrace() ??
  (await whyNoCluster()) ??
  (isReal ? 'a real cluster tells nobody what it was sent' : undefined);

test('every command has lines to be traced', () => {
  expect(Object.keys(tracedLines).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

describe.skipIf(why !== undefined)(
  'the touches of a command (needs strace, kubectl and no KUBEBUILDER_ASSETS)',
  () => {
    test.each(sample('traced commands', commands, 6))(
      '$name runs, reads, writes and sends what it declares, no more and no less',
      async (entry) => {
        const { touches } = (await entry.load()).command;
        const seen = await until(() => traceLines(tracedLines[entry.name] ?? [], touches));
        expect(listTouches(...seen)).toEqual(listTouches(touches));
      },
    );
  },
);

/** What the lines touch, one after the other in one world; undefined where strace broke off. */
async function traceLines(
  lines: readonly TracedLine[],
  declared: TouchWords,
): Promise<readonly TouchWords[] | undefined> {
  await using world = await createTracedWorld();
  const place = { ...world.place, isTested: isCastaiBot, isRead, isAlone: needsNoCluster };
  const seen: TouchWords[] = [];
  for (const { line, code = 0, before, input, meanwhile } of lines) {
    await before?.(world);
    await using tracer = await createTracer();
    const result = await runBin(line(world), {
      cwd: world.root,
      env: world.env,
      through: tracer.through,
      ...(input === undefined ? {} : { input: input(world) }),
      ...(meanwhile === undefined ? {} : { meanwhile }),
    });
    if (isBrokenOff(result.stderr)) return undefined;
    expect(result).toMatchObject({ code });
    seen.push(nameTouches(await tracer.read(), { declared, meanings, place }));
  }
  return seen;
}
