import { toShellWord } from '@castai-bot/cli';
import manifest from '../package.json' with { type: 'json' };
import { answerWords, type KnownAnswers, type Question, type Surroundings } from './question.ts';

/** What was created, and from what. */
export interface ReplayOptions {
  readonly questions: readonly Question[];
  readonly answers: KnownAnswers;
  /** As it was typed, or as it follows from the name. */
  readonly directory: string;
  /** `--keep`. */
  readonly keeps?: boolean;
  /** The blueprint as it was typed, and what it answered. */
  readonly from?: { readonly directory: string; readonly answers: KnownAnswers } | undefined;
}

/** Nothing around: what the machine decided must be said again. */
const NOWHERE: Surroundings = { userAgent: undefined };

/** The command that makes the same bot again: our version, the directory, and every answer that is not the default. */
export function replayCommand({ questions, answers, directory, from, keeps = false }: ReplayOptions): string {
  const flags = questions.flatMap((question) => {
    const value = answers[question.id];
    if (question.id === 'defaults' || value === undefined) return [];
    if (question.id === 'name' && value === directory) return [];
    const taken = from?.answers[question.id] ?? question.fallback(answers, NOWHERE);
    const isDefault = question.id !== 'name' && value === taken;
    return isDefault ? [] : answerWords(question, value);
  });
  const blueprint = from === undefined ? [] : ['--from-blueprint', from.directory];
  const keep = keeps ? ['--keep'] : [];
  const target = directory.startsWith('-') ? `./${directory}` : directory;
  const words = [
    'npx',
    `create-castai-bot@${manifest.version}`,
    target,
    '--yes',
    ...keep,
    ...blueprint,
    ...flags,
  ];
  return words.map(toShellWord).join(' ');
}
