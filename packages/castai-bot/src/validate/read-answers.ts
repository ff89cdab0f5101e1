import path from 'node:path';
import { ANSWERS_SCHEMA, parseAnswers, type BotAnswers } from '@castai-bot/scaffold';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { installCastaiBot } from '../repo/install-lines.ts';
import { readTextIfThere, withoutMark } from '../repo/read-text.ts';
import { getPath, getValue, type Located } from './located/located.ts';
import { locateJson } from './located/locate-json.ts';
import { reportConflicts } from './report-conflicts.ts';
import { START, type Position, type Report } from './problem.ts';

export interface LocatedAnswers {
  readonly answers: BotAnswers;
  /** Where a function of castai-bot.json is. */
  placeOf(functionName: string): Position;
}

/** castai-bot.json with the places of its parts; undefined when it has problems, which are reported. */
export async function readAnswers(root: string, report: Report): Promise<LocatedAnswers | undefined> {
  const text = withoutMark((await readTextIfThere(path.join(root, ANSWERS_FILE))) ?? '');
  if (reportConflicts(text, report)) return undefined;
  const located = locateJson(text, { report });
  if (located === undefined) return undefined;
  const document = JSON.parse(text) as unknown;
  const parsed = parseAnswers(document);
  if ('answers' in parsed) {
    const functions = getValue(located, 'functions');
    return { answers: parsed.answers, placeOf: (name) => findKey(functions, name) ?? START };
  }
  for (const { field, value, message } of parsed.problems) {
    const isNewer = field === 'schema' && typeof value === 'number' && value > ANSWERS_SCHEMA;
    report(
      findField(located, field),
      `${field}: found ${JSON.stringify(value) ?? 'nothing'}, ${message}`,
      isNewer ? { fix: installCastaiBot(document, 'latest') } : {},
    );
  }
  return undefined;
}

/** The place of a field like `functions.greet.schedule`, or of what is nearest to it. */
function findField(located: Located, field: string): Position {
  const steps = field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  for (let length = steps.length; length > 0; length -= 1) {
    const value = getPath(located, steps.slice(0, length));
    if (value) return value.at;
  }
  return located.at;
}

function findKey(map: Located | undefined, name: string): Position | undefined {
  return map?.kind === 'map' ? map.entries.find(({ key }) => key === name)?.keyAt : undefined;
}
