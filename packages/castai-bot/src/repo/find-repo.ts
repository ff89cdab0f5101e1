import path from 'node:path';
import { CliError, type CommandContext, exitCodes, isDeeper, isRecord } from '@castai-bot/cli';
import { ANSWERS_SCHEMA, parseAnswers, type BotAnswers, type Problem } from '@castai-bot/scaffold';
import { CONFLICT, findConflicts } from './find-conflicts.ts';
import { ANSWERS_FILE, findRoot } from './find-root.ts';
import { installCastaiBot } from './install-lines.ts';
import { readTextIfThere, withoutMark } from './read-text.ts';
import { recoverRepo } from './recover-repo.ts';

export interface Repo {
  /** Absolute; the folder of castai-bot.json. */
  readonly root: string;
  readonly answers: BotAnswers;
}

/** Where a command looks for its repo, and where it tells what it finds there. */
export type RepoContext = Pick<CommandContext, 'cwd' | 'note'>;

/**
 * The bot repo around a folder, made whole where a killed command left it otherwise.
 * @throws CliError NO_REPO when there is none, BAD_ANSWERS with every problem of its castai-bot.json
 */
export async function findRepo(context: RepoContext): Promise<Repo> {
  const root = await findRepoRoot(context);
  return { root, answers: readAnswers((await readTextIfThere(path.join(root, ANSWERS_FILE))) ?? '') };
}

/** The same, whatever its castai-bot.json says. @throws CliError NO_REPO */
export async function findRepoRoot({ cwd, note }: RepoContext): Promise<string> {
  const root = findRoot(cwd, ANSWERS_FILE);
  if (root === undefined) throw noRepo(cwd);
  await recoverRepo(root, { note });
  return root;
}

/** The answers in a text of castai-bot.json. @throws CliError BAD_ANSWERS with every problem */
export function readAnswers(text: string): BotAnswers {
  const document = readDocument(text);
  refuseNewerSchema(document);
  const parsed = parseAnswers(document);
  if ('problems' in parsed) throw badAnswers(parsed.problems.map(describeProblem));
  return parsed.answers;
}

/** @throws CliError NEWER_SCHEMA: a newer castai-bot wrote the file, and this one would misread it */
export function refuseNewerSchema(document: unknown, newest: number = ANSWERS_SCHEMA): void {
  const schema = isRecord(document) ? document['schema'] : undefined;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema <= newest) return;
  throw new CliError(
    'NEWER_SCHEMA',
    `Cannot read ${ANSWERS_FILE}: found schema ${schema}, and this castai-bot is too old for it: it reads ${newest} and below`,
    { hint: installCastaiBot(document, 'latest') },
  );
}

function noRepo(cwd: string): CliError {
  return new CliError(
    'NO_REPO',
    `Cannot find ${ANSWERS_FILE}: it is neither in ${JSON.stringify(cwd)} nor in a folder above, wanted a bot's repo`,
    { hint: 'npx create-castai-bot my-bot', exitCode: exitCodes.usage },
  );
}

const DEEPEST = 100;

function readDocument(text: string): unknown {
  const value = parseDocument(text);
  // What is deeper would end what looks at it, or shows it, in the limit of the stack.
  if (isDeeper(value, DEEPEST)) throw badAnswers([`nested more than ${DEEPEST} levels deep`]);
  return value;
}

function parseDocument(text: string): unknown {
  try {
    return JSON.parse(withoutMark(text)) as unknown;
  } catch (cause) {
    const [conflict] = findConflicts(text);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw badAnswers([conflict === undefined ? why : `line ${conflict.line}: ${CONFLICT}`], cause);
  }
}

function badAnswers(problems: readonly string[], cause?: unknown): CliError {
  const lines = problems.map((problem) => `\n  ${ANSWERS_FILE}: ${problem}`).join('');
  return new CliError('BAD_ANSWERS', `Cannot read ${ANSWERS_FILE}:${lines}`, {
    cause,
    hint: 'castai-bot validate',
  });
}

function describeProblem({ field, value, message }: Problem): string {
  return `${field}: ${JSON.stringify(value)}: ${message}`;
}
