import { toOneLine } from './plain-text.ts';
import type { View } from './view.ts';

/** A unified diff in the usual colours. */
export function renderDiff(diff: string, view: View): string {
  return diff
    .split('\n')
    .map((line) => {
      const text = toOneLine(line);
      if (/^(?:---|\+\+\+) /.test(text)) return view.style('bold', text);
      if (text.startsWith('+')) return view.style('green', text);
      if (text.startsWith('-')) return view.style('red', text);
      return text.startsWith('@@') ? view.style('cyan', text) : text;
    })
    .join('\n');
}
