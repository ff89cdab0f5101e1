import { type CommandContext, createView, type Style } from '@castai-bot/cli';
import type { StepResult } from './step.ts';

const MARKS = { done: '✓', skipped: '-', failed: '✗', cancelled: '✗' } as const;
const STYLES: Readonly<Record<StepResult['status'], Style>> = {
  done: 'green',
  skipped: 'dim',
  failed: 'red',
  cancelled: 'yellow',
};
const OUTPUT_LINES = 20;

/** Prints a line a task. On a terminal the line is there from the task's beginning, and says what is going on. */
export async function runTask(
  doing: string,
  options: { readonly context: CommandContext; readonly task: () => Promise<StepResult> },
): Promise<StepResult> {
  const { context, task } = options;
  const stream = context.isJson ? context.stderr : context.stdout;
  const view = createView({ stream, env: context.env });
  const isTerminal = stream.isTTY === true;
  if (isTerminal) stream.write(`… ${doing}`);
  try {
    const result = await task();
    if (isTerminal) stream.write(CLEAR_LINE);
    context.line(`${view.style(STYLES[result.status], MARKS[result.status])} ${result.title}`);
    if (result.output !== undefined && result.output !== '') context.line(tail(result.output));
    return result;
  } catch (error) {
    if (isTerminal) stream.write(CLEAR_LINE);
    throw error;
  }
}

const CLEAR_LINE = '\r\u001B[2K';

/** The end of what a program printed, which is where it says what went wrong. */
function tail(text: string): string {
  const lines = text.split('\n');
  const shown = lines.slice(-OUTPUT_LINES).map((line) => `  ${line}`);
  const left = lines.length - shown.length;
  return [...(left > 0 ? [`  (${left} ${left === 1 ? 'line' : 'lines'} before)`] : []), ...shown].join('\n');
}
