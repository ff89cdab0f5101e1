import { readFile, stat } from 'node:fs/promises';
import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { isPlannedChange, isPlannedWrite, type PlannedChange, type PlannedWrite } from './planned-write.ts';
import { hintForWrong, hintWhereMissing } from '../wrong-file.ts';
import type { PlanSubject } from './plan-subject.ts';

/** A write of a plan file: its path has its query, and `(planned … of write n)` stands for what write n answers. */
export interface KeptWrite extends Omit<PlannedWrite, 'query'> {
  /** Something secret or personal was left out: nobody can send it by the plan. */
  readonly isUnkept?: true;
  /** What the bot says that it does, where the document of the API has nothing to compare. Shown, and never compared. */
  readonly said?: readonly PlannedChange[];
}

/** The writes that one run would send, to be looked at and then sent as they are. */
export interface PlanFile {
  readonly kind: 'castai-bot plan';
  readonly schema: 1;
  readonly madeAt: string;
  readonly subject: PlanSubject;
  /** Why it is not all that the run would write; null where it is. */
  readonly ended: string | null;
  readonly writes: readonly KeptWrite[];
}

const KIND = 'castai-bot plan';
/** A write takes half a kilobyte or two. */
const MOST_BYTES = 100_000_000;
const METHOD = /^[A-Z]{1,20}$/;
const CHANGES = ['added', 'changed', 'removed'];

/** @throws CliError NO_PLAN, BAD_PLAN */
export async function readPlanFile(file: string, shown: string): Promise<PlanFile> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw badPlan(shown, '');
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(
      'NO_PLAN',
      `Cannot read the plan ${shown}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause, hint: hintWhereMissing('plan', shown) },
    );
  }
  const plan = readJson(text);
  if (isPlanFile(plan)) return plan;
  throw badPlan(shown, text);
}

function badPlan(shown: string, text: string): CliError {
  return new CliError(
    'BAD_PLAN',
    `Cannot read the plan ${shown}: wanted a file that castai-bot run --plan-out wrote`,
    { hint: hintForWrong('plan', { text, shown }) },
  );
}

/** Whether a text is a plan, so that another may be written over it. */
export function isPlanText(text: string): boolean {
  return isPlanFile(readJson(text));
}

function isPlanFile(value: unknown): value is PlanFile {
  return (
    isRecord(value) &&
    value['kind'] === KIND &&
    value['schema'] === 1 &&
    typeof value['madeAt'] === 'string' &&
    isTextOrNull(value['ended']) &&
    isSubject(value['subject']) &&
    Array.isArray(value['writes']) &&
    value['writes'].every(isKeptWrite)
  );
}

function isSubject(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { bot, function: functionName, api, castaiBot, source, inputs, variables } = value;
  return (
    [bot, functionName, api, castaiBot, source].every((text) => typeof text === 'string') &&
    [value['clusterId'], value['organizationId']].every(isTextOrNull) &&
    isRecord(inputs) &&
    isRecord(variables)
  );
}

function isKeptWrite(value: unknown): boolean {
  return (
    isPlannedWrite(value) &&
    METHOD.test(value.method) &&
    value.path.startsWith('/') &&
    isFlag(value.replacesUnread) &&
    isFlag('isUnkept' in value ? value['isUnkept'] : undefined) &&
    value.changes.every(isKeptChange) &&
    (!('said' in value) ||
      (Array.isArray(value['said']) &&
        value['said'].every((one) => isPlannedChange(one) && isKeptChange(one))))
  );
}

function isKeptChange({ kind, was, becomes }: PlannedChange): boolean {
  return (
    CHANGES.includes(kind ?? '') && [was, becomes].every((one) => one === undefined || one === 'inherited')
  );
}

function isFlag(value: unknown): boolean {
  return value === undefined || value === true;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
