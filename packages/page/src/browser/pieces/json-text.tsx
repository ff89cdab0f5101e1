import type { JSX } from 'preact';
import './json-text.css';

/** A longer text is shown up to here: nobody reads on, and no browser lays out 5 MB well. */
const MOST_SHOWN = 200_000;
/** A longer text has no colours. */
const MOST_COLOURED = 60_000;
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;

interface JsonTextProps {
  readonly value: unknown;
  /** What it is; left out for a value in a table, which is no stop for the Tab key. */
  readonly label?: string;
}

/** A value as JSON, in colours. */
export function JsonText({ value, label }: JsonTextProps): JSX.Element {
  const text = JSON.stringify(value, undefined, 2) ?? 'nothing';
  const shown = text.slice(0, MOST_SHOWN);
  return (
    <pre class="json" {...(label !== undefined && { tabIndex: 0, role: 'group', 'aria-label': label })}>
      {shown.length <= MOST_COLOURED ? colour(shown) : shown}
      {text.length > shown.length && (
        <span class="muted">{`\n… ${text.length - shown.length} more characters: copy it to see all`}</span>
      )}
    </pre>
  );
}

function colour(text: string): readonly (JSX.Element | string)[] {
  const parts: (JSX.Element | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, string, colon] = match;
    parts.push(text.slice(end, match.index));
    parts.push(<span class={classOf(token, string, colon)}>{string ?? token}</span>);
    if (colon !== undefined) parts.push(colon);
    end = match.index + token.length;
  }
  return [...parts, text.slice(end)];
}

function classOf(token: string, string: string | undefined, colon: string | undefined): string {
  if (string !== undefined) return colon === undefined ? 'string' : 'name';
  return /^[tfn]/.test(token) ? 'word' : 'number';
}
