import process from 'node:process';
import { runInTerminal, type TerminalRun } from '../../.scripts/run-in-terminal.ts';
import { userEnvironment } from '../../.scripts/user-environment.ts';

export interface Session extends TerminalRun {
  /** How many questions were answered before it ended. */
  readonly answered: number;
}

const CTRL_C = '\u0003';

/**
 * Runs a program in a real terminal, takes the default of every question, and presses Ctrl-C at the question number
 * `leaveAt`, counted from 0.
 */
export async function answerUntil(
  argv: readonly string[],
  { cwd, leaveAt, answerNo = [] }: AnswerOptions,
): Promise<Session> {
  const env = userEnvironment({ TERM: 'xterm', LANG: 'C.UTF-8', HOME: cwd });
  let seen = -1;
  let answered = 0;
  const answer = (screen: string): string | undefined => {
    // A question is open while no `◇` follows its `◆`.
    const done = screen.split('◇');
    const [, question] = done.at(-1)?.split('◆') ?? [];
    if (done.length - 1 <= seen || question === undefined || question === '') return undefined;
    seen = done.length - 1;
    if (seen === leaveAt) return CTRL_C;
    answered += 1;
    return answerNo.some((words) => question.includes(words)) ? 'n' : '\r';
  };
  const run = await runInTerminal(argv, {
    cwd,
    env: { ...env, PATH: process.env['PATH'] },
    columns: 100,
    answer,
  });
  return { ...run, answered };
}

interface AnswerOptions {
  readonly cwd: string;
  readonly leaveAt: number;
  /** Words of the questions that are answered with no. */
  readonly answerNo?: readonly string[];
}
