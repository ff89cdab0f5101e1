import type { JSX } from 'preact';
import './badge.css';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

const TONES: Readonly<Record<Exclude<Tone, 'plain'>, RegExp>> = {
  good: /^(?:2\d\d|ready|online|enabled|managed|finished|created|succeeded|done|ok|active)$/i,
  warn: /^(?:3\d\d|4\d\d|warning|pending|creating|draining|cordoned|hibernating|resuming|paused|changed|generating|executing.*|waiting.*|running|disconnect.*|partially.*)$/i,
  bad: /^(?:5\d\d|no answer|failed|error|non-responding|deleted|deleting|interrupted|lost)$/i,
};

/** The tone of a word that the API says of something's state. */
export function toneOf(word: string): Tone {
  if (TONES.good.test(word)) return 'good';
  if (TONES.warn.test(word)) return 'warn';
  return TONES.bad.test(word) ? 'bad' : 'plain';
}

/** A word in a colour: the word alone says all. */
export function Badge({
  word,
  tone = toneOf(word),
}: {
  readonly word: string;
  readonly tone?: Tone;
}): JSX.Element {
  return <span class={`badge ${tone}`}>{word}</span>;
}
