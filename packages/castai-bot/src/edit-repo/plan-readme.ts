import path from 'node:path';
import { type BotAnswers, editText, planBot, toUnix } from '@castai-bot/scaffold';
import { readTextIfThere } from '../repo/read-text.ts';
import { noVersions } from './plan-owned.ts';
import { findReadmeParts, replaceReadmeParts, toMarks } from './readme-parts.ts';
import type { RepoEdit } from './repo-change.ts';

const README = 'README.md';

/** The part that goes stale first, and that a README without marks is offered. */
const OFFERED = 'functions';

export interface ReadmePlan {
  readonly changes: readonly RepoEdit[];
  /** What is left for the person to do. */
  readonly todo: readonly string[];
  /** Of a README without marks: the part to paste, with its marks. */
  readonly offer: string | undefined;
}

/** Brings what the answers say into the parts of README.md that castai-bot keeps. */
export async function planReadme(root: string, answers: BotAnswers): Promise<ReadmePlan> {
  const before = await readTextIfThere(path.join(root, README));
  if (before === undefined) return { changes: [], todo: [], offer: undefined };
  const files = await planBot(answers, noVersions);
  const rendered = files.find((file) => file.path === README)?.text ?? '';
  const { parts, problems } = findReadmeParts(toUnix(before));
  const after = editText(before, (text) => replaceReadmeParts(text, rendered));
  return {
    changes: after === before ? [] : [{ kind: 'edit', path: README, before, after }],
    todo: problems.map(({ line, message }) => `${README}:${line}: ${message}`),
    offer: parts.length + problems.length === 0 ? findOffer(rendered) : undefined,
  };
}

function findOffer(rendered: string): string | undefined {
  const part = findReadmeParts(rendered).parts.find(({ name }) => name === OFFERED);
  if (part === undefined) return undefined;
  const [begin, end] = toMarks(OFFERED);
  return `${begin}\n${rendered.slice(part.start, part.end)}${end}`;
}
