import { parseArgv } from './argv.ts';
import { createBot } from './create-bot.ts';
import type { Effects } from './effects.ts';
import { CreateError } from './errors.ts';
import type { Outcome } from './outcome.ts';
import { questions } from './questions.ts';
import { renderOutcome, toDocument } from './render-outcome.ts';
import { paint } from './task-list.ts';

/** Runs `create-castai-bot` with argv (without node and script) and resolves to its exit code. */
export async function main(argv: readonly string[], effects: Effects): Promise<number> {
  const { stdout } = effects;
  const invocation = parseArgv(argv, questions, stdout);
  const isJson = argv.includes('--json');
  try {
    if (invocation.kind === 'print') {
      stdout.write(invocation.stdout);
      if (invocation.exitCode !== 0) throw wrongUsage(invocation.stderr);
      return 0;
    }
    const outcome = await createBot(invocation, { effects, progress: isJson ? effects.stderr : stdout });
    const exitCode = exitCodeOf(outcome);
    stdout.write(isJson ? toLine(toDocument(outcome, exitCode)) : renderOutcome(outcome, stdout));
    return exitCode;
  } catch (error) {
    const exitCode = error instanceof CreateError ? error.exitCode : 1;
    if (isJson) stdout.write(toLine({ schema: 1, exitCode, error: toErrorDocument(error) }));
    effects.stderr.write(renderError(error, effects));
    return exitCode;
  }
}

/** What commander says of argv, as a sentence of ours. */
function wrongUsage(said: string): CreateError {
  const message = said.trim().replace(/^error: ./, (start) => start.slice(-1).toUpperCase());
  return new CreateError('USAGE', message, { hint: 'npx create-castai-bot --help' });
}

function exitCodeOf({ steps }: Outcome): number {
  if (steps.some(({ status }) => status === 'cancelled')) return 130;
  return steps.some(({ status }) => status === 'failed') ? 1 : 0;
}

const toLine = (document: unknown): string => `${JSON.stringify(document, undefined, 2)}\n`;

function toErrorDocument(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof CreateError)) return { code: 'UNEXPECTED', message: String(error) };
  const { code, message, hint } = error;
  return hint === undefined ? { code, message } : { code, message, hint };
}

/** What we explain is short; what we did not foresee keeps its stack. */
function renderError(error: unknown, { stderr }: Effects): string {
  if (!(error instanceof CreateError)) {
    return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  }
  const color = error.code === 'CANCELLED' ? 'yellow' : 'red';
  const [first = '', ...rest] = error.message.split('\n');
  const hint = error.hint === undefined ? [] : [`  ${error.hint}`];
  return `${[paint(stderr, color, first), ...rest, ...hint].join('\n')}\n`;
}
