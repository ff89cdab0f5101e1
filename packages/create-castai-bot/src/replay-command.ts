import manifest from '../package.json' with { type: 'json' };
import { flagName, type KnownAnswers, type Question, type Surroundings } from './question.ts';
import { negatedFlag } from './question.ts';
import { shellWord } from './shell-word.ts';

/** What was created, and from what. */
export interface ReplayOptions {
  readonly questions: readonly Question[];
  readonly answers: KnownAnswers;
  /** As it was typed, or as it follows from the name. */
  readonly directory: string;
  readonly blueprint: string | undefined;
}

/** Nothing around: what the machine decided must be said again. */
const NOWHERE: Surroundings = { userAgent: undefined };

/** The command that makes the same bot again: our version, the directory, and every answer that is not the default. */
export function replayCommand({ questions, answers, directory, blueprint }: ReplayOptions): string {
  const flags = questions.flatMap((question) => {
    const value = answers[question.id];
    if (question.id === 'defaults' || value === undefined) return [];
    if (question.id === 'name' && value === directory) return [];
    const isDefault = question.id !== 'name' && value === question.fallback(answers, NOWHERE);
    return isDefault ? [] : toWords(question, value);
  });
  const from = blueprint === undefined ? [] : ['--from-blueprint', blueprint];
  const target = directory.startsWith('-') ? `./${directory}` : directory;
  const words = ['npx', `create-castai-bot@${manifest.version}`, target, '--yes', ...from, ...flags];
  return words.map(shellWord).join(' ');
}

function toWords(question: Question, value: string): readonly string[] {
  if (question.form.kind !== 'yes-no') return [flagName(question), value];
  return [value === 'yes' ? flagName(question) : negatedFlag(question)];
}
