import type { AnswerId, Question } from './question.ts';

/** Defaults that the machine decides. */
const DEFAULTS: Readonly<Partial<Record<AnswerId, string>>> = {
  name: 'the name of the directory',
  packageManager: 'the one that started this',
};

/** The choices and the default: what follows the help of a flag. */
export function describeAnswers({ id, form, fallback }: Question): string {
  if (form.kind === 'yes-no') return '';
  const taken = DEFAULTS[id] ?? fallback({ name: '<name>' }, { userAgent: undefined });
  const choices = form.kind === 'choice' ? [form.choices.map(({ value }) => value).join(', ')] : [];
  return ` (${[...choices, `default: ${taken === '' ? '""' : taken}`].join('; ')})`;
}
