import { styleText } from 'node:util';
import type { Output } from './effects.ts';
import type { StepResult } from './step.ts';

const MARKS = { done: '✓', skipped: '-', failed: '✗', cancelled: '✗' } as const;
const COLORS = { done: 'green', skipped: 'dim', failed: 'red', cancelled: 'yellow' } as const;
const OUTPUT_LINES = 20;

/** Prints a line a task. On a terminal the line is there from the task's beginning, and says what is going on. */
export async function runTask(
  doing: string,
  options: { readonly output: Output; readonly task: () => Promise<StepResult> },
): Promise<StepResult> {
  const { output, task } = options;
  const isTerminal = output.isTTY === true;
  if (isTerminal) output.write(`… ${doing}`);
  try {
    const result = await task();
    if (isTerminal) output.write(CLEAR_LINE);
    output.write(`${paint(output, COLORS[result.status], MARKS[result.status])} ${result.title}\n`);
    if (result.output !== undefined && result.output !== '') output.write(`${tail(result.output)}\n`);
    return result;
  } catch (error) {
    if (isTerminal) output.write(CLEAR_LINE);
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

type Color = Parameters<typeof styleText>[0];

/** Text in colour, where the stream shows colours and NO_COLOR is not set. */
export function paint(output: Output, color: Color, text: string): string {
  return styleText(color, text, { stream: output, validateStream: true });
}
