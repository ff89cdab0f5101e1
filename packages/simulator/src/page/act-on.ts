import { PageProblem } from '@castai-bot/page';
import { parseFault } from '../faults/parse-fault.ts';
import type { Running } from '../running.ts';
import type { RunnerButton } from '../simulator.ts';
import { SimulatorError } from '../simulator-error.ts';
import { editObject } from './edit-object.ts';

/** The furthest that a page moves time at once: a year, in milliseconds. */
const FURTHEST_MS = 366 * 86_400_000;

/** Does what a button of the page says. @throws {PageProblem} when it cannot */
export async function actOn(running: Running, name: string, body: unknown): Promise<void> {
  const given = readFields(body);
  const { clock } = running;
  switch (name) {
    case 'pause':
      return clock.pause();
    case 'resume':
      return clock.resume();
    case 'advance':
      return clock.advance(readStep(given['milliseconds']));
    case 'next':
      return goToNext(running);
    case 'add-fault':
      return addFault(running, given['text']);
    case 'remove-fault':
      return running.mend(readNumber('id', given['id']));
    case 'edit':
      return editObject(running, given);
    case 'run':
    case 'stop':
    case 'clear-state':
      return actOnRunner(running, name, given);
    case 'reset':
      await running.runner?.end();
      return running.reset();
    default:
      throw new PageProblem(404, `Found no button "${name}"`);
  }
}

async function actOnRunner(
  { runner }: Running,
  button: RunnerButton,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (runner === undefined) throw new PageProblem(404, 'Nothing is run here: castai-bot dev runs a bot');
  try {
    await runner.act(button, given);
  } catch (error) {
    throw new PageProblem(400, error instanceof Error ? error.message : String(error));
  }
}

function readFields(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null) return Object.fromEntries(Object.entries(body));
  throw new PageProblem(400, 'Found no fields, wanted an object');
}

function readNumber(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new PageProblem(400, `${name}: found ${JSON.stringify(value)}, wanted a number`);
}

function readStep(value: unknown): number {
  const step = readNumber('milliseconds', value);
  if (step >= 0 && step <= FURTHEST_MS) return step;
  throw new PageProblem(400, `milliseconds: found ${step}, wanted 0 to ${FURTHEST_MS}`);
}

function goToNext({ clock }: Running): void {
  const at = clock.nextAt();
  if (at === undefined)
    throw new PageProblem(409, 'Nothing is due: no schedule is on, and nothing is under way');
  clock.advance(Math.max(0, at - clock.now()));
}

function addFault(running: Running, text: unknown): void {
  if (typeof text !== 'string') throw new PageProblem(400, 'text: found nothing, wanted a fault');
  try {
    running.inject(parseFault(text.trim()));
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    throw new PageProblem(400, [error.message, error.hint].filter(Boolean).join('\n'));
  }
}
