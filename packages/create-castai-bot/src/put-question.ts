import type { Readable, Writable } from 'node:stream';
import { DEFAULT_FUNCTION } from '@castai-bot/scaffold';
import { autocomplete, confirm, isCancel, select } from '@clack/prompts';
import { cancelled } from './cancelled.ts';
import type { AskOptions } from './collect-answers.ts';
import { askLiveText } from './live-text.ts';
import { previewSchedule } from './preview-schedule.ts';
import type { Choice, Question } from './question.ts';
import { wrapProse } from './wrap-prose.ts';

/** The terminal a question is put on. */
export interface PromptStreams {
  readonly input: Readable;
  readonly output: Writable;
  /** Takes the question back. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

const ROWS = 8;

/**
 * Puts one question and waits for its answer.
 * @throws CliError `CANCELLED`: Ctrl-C, Escape, Ctrl-D, the end of the input or the signal
 */
export async function putQuestion(
  question: Question,
  options: AskOptions & { readonly streams: PromptStreams },
): Promise<string> {
  const { input, signal } = options.streams;
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  const onKeypress = (_text: unknown, key: { readonly ctrl?: boolean; readonly name?: string }): void => {
    if (key.ctrl === true && key.name === 'd') leave();
  };
  if (input.readableEnded || input.destroyed) throw cancelled();
  input.once('end', leave).once('close', leave).on('keypress', onKeypress);
  try {
    const streams = { ...options.streams, signal: AbortSignal.any([signal, gone.signal]) };
    const answer = await put(question, { ...options, streams });
    if (answer === undefined) throw cancelled();
    return answer;
  } finally {
    input.off('end', leave).off('close', leave).off('keypress', onKeypress);
  }
}

interface PutOptions extends AskOptions {
  readonly streams: PromptStreams;
}

async function put(question: Question, options: PutOptions): Promise<string | undefined> {
  const { form } = question;
  const { check, fallback, streams } = options;
  const { now: _now, ...terminal } = streams;
  const message = wrapProse(options.message, streams.output);
  if (form.kind === 'text' || form.kind === 'schedule') return putText(question, options);
  if (form.kind === 'choice') {
    const options = toOptions(form.choices, check);
    return unlessCancelled(await select({ message, initialValue: fallback, options, ...terminal }));
  }
  if (form.kind === 'search') {
    const options = form.values().map((value) => ({ value, label: value }));
    const list = { options, initialValue: fallback, maxItems: ROWS, validate: wantChoice };
    return unlessCancelled(await autocomplete<string>({ message, ...list, ...terminal }));
  }
  const answer = await confirm({ message, initialValue: fallback === 'yes', ...terminal });
  if (isCancel(answer)) return undefined;
  return answer ? 'yes' : 'no';
}

function putText({ form }: Question, options: PutOptions): Promise<string | undefined> {
  const { known, message, fallback, check, streams } = options;
  const { now, ...terminal } = streams;
  const { timeZone = DEFAULT_FUNCTION.timeZone } = known;
  const preview =
    form.kind === 'schedule'
      ? (schedule: string): Promise<readonly string[]> => previewSchedule({ schedule, timeZone, now: now() })
      : undefined;
  return askLiveText({ message, fallback, check, preview, ...terminal });
}

const wantChoice = (value: unknown): string | undefined =>
  typeof value === 'string' ? undefined : 'Choose one of the list';

const unlessCancelled = (answer: string | symbol): string | undefined =>
  typeof answer === 'string' ? answer : undefined;

/** A choice that the earlier answers rule out is shown with its reason, and cannot be taken. */
function toOptions(
  choices: readonly Choice[],
  check: (value: string) => string | undefined,
): { value: string; label: string; hint?: string; disabled?: boolean }[] {
  return choices.map(({ value, label, hint }) => {
    const problem = check(value);
    if (problem !== undefined) return { value, label, hint: problem, disabled: true };
    return hint === undefined ? { value, label } : { value, label, hint };
  });
}
