import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import fs from 'fs-extra';
import { root } from '../../.scripts/published-packages.ts';
import { runInTerminal } from '../../.scripts/run-in-terminal.ts';
import type { FixtureRepo } from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import { createOfficeHours, pictureEnvironment } from './office-hours.ts';

/** A run in a terminal that stands in a README. */
export interface TerminalShot {
  /** From the root of the workspace. */
  readonly file: string;
  /** What a person types. */
  readonly typed: string;
  readonly columns: number;
  /** Runs it, from source; what the terminal was told to show. */
  readonly show: (line: Line) => Promise<string>;
}

/** What follows the program's name, and the width of the terminal. */
export interface Line {
  readonly argv: readonly string[];
  readonly columns: number;
}

/** As wide as the longest line of a log. */
const OF_RUNS = 116;
const OF_QUESTIONS = 84;
const OF_PROBLEMS = 104;
const CTRL_C = '\u0003';
const DOWN = '\u001b[B';

export const terminalShots: readonly TerminalShot[] = [
  {
    file: 'packages/create-castai-bot/docs/images/interview.svg',
    typed: 'npx create-castai-bot office-hours',
    columns: OF_QUESTIONS,
    show: interview,
  },
  {
    file: 'packages/castai-bot/docs/images/plan.svg',
    typed: 'npx castai-bot run evening --simulate --dry-run --world fleet.json',
    columns: OF_RUNS,
    show: runInFleet,
  },
  {
    file: 'packages/castai-bot/docs/images/validate.svg',
    typed: 'npx castai-bot validate',
    columns: OF_PROBLEMS,
    show: validateMistakes,
  },
];

/** What somebody mistyped: file, what stood there, what stands there now. */
const MISTAKES = [
  ['k8s/rotate-nodes.configmap.yaml', '"value": 30', '"value": "30 days"'],
  ['k8s/rotate-nodes.cronjob.yaml', 'successfulJobsHistoryLimit', 'succesfulJobsHistoryLimit'],
  ['k8s/rotate-nodes.cronjob.yaml', '128Mi', '128MB'],
] as const;

/** The questions, up to the one that has most to show. */
async function interview({ argv, columns }: Line): Promise<string> {
  const cwd = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-shot-'));
  const answers = ['Workloads rest in the evening\r', '\r', `${DOWN}\r`, '\r'];
  let asked = 0;
  let shown: string | undefined;
  const answer = (screen: string): string | undefined => {
    const open = screen.split('◆').at(-1) ?? '';
    // Drawn to its end, and not one that was answered already.
    const isOpen = /└[^└◇]*$/.test(open) && screen.split('◇').length > asked;
    if (shown !== undefined || !isOpen) return undefined;
    if (asked < answers.length) return answers[asked++];
    if (!open.includes('next ')) return undefined;
    shown = screen;
    return CTRL_C;
  };
  try {
    const program = nodeLine('packages/create-castai-bot/src/bin.ts', argv);
    await runInTerminal(program, { cwd, env: pictureEnvironment(cwd), columns, answer });
  } finally {
    await fs.remove(cwd);
  }
  if (shown === undefined) throw new Error('The generator did not come to the question of its schedule');
  return shown;
}

async function runInFleet(line: Line): Promise<string> {
  await using repo = await createOfficeHours();
  return await runBot(repo, line);
}

async function validateMistakes(line: Line): Promise<string> {
  // When a function runs next fills a line, and breaks at another word with each date.
  await using repo = await createOfficeHours({ isOneShot: true });
  for (const [name, right, wrong] of MISTAKES) {
    const file = path.join(repo.root, name);
    const text = await readFile(file, 'utf8');
    if (!text.includes(right)) throw new Error(`${name} has no ${right} that could be mistyped`);
    await writeFile(file, text.replace(right, wrong));
  }
  return await runBot(repo, line);
}

async function runBot({ root: cwd }: FixtureRepo, { argv, columns }: Line): Promise<string> {
  const { screen } = await runInTerminal(nodeLine('packages/castai-bot/src/bin.ts', argv), {
    cwd,
    env: pictureEnvironment(cwd),
    columns,
    answer: () => undefined,
  });
  return screen;
}

function nodeLine(program: string, argv: readonly string[]): readonly string[] {
  return [process.execPath, path.join(root, program), ...argv];
}
