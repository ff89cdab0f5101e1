import { toOneLine, type View } from '@castai-bot/cli';
import type { TypeDifference } from './compare-types.ts';

const MOST_LINES = 60;
const LONGEST_TYPE = 60;
const MARKS = { added: '+', removed: '-', changed: '~' } as const;
const STYLES = { added: 'green', removed: 'red', changed: 'yellow' } as const;
const CHANGES = ['added', 'removed', 'changed'] as const;
const KINDS = ['operation', 'field', 'schema'] as const;

/** One line each as far as a person reads them, and how many there are. */
export function renderDifferences(differences: readonly TypeDifference[], view: View): string {
  const shown = differences.slice(0, MOST_LINES).map((one) => renderDifference(one, view));
  const more = differences.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [`  and ${more} more: --json has them all`] : []),
    KINDS.flatMap((kind) => renderCount(kind, differences)).join('; '),
  ].join('\n');
}

function renderDifference({ change, name, before = '', after = '' }: TypeDifference, view: View): string {
  const types = change === 'changed' ? `: ${cut(before)} → ${cut(after)}` : '';
  return `  ${view.style(STYLES[change], MARKS[change])} ${toOneLine(name + types)}`;
}

function cut(type: string): string {
  return type.length > LONGEST_TYPE ? `${type.slice(0, LONGEST_TYPE - 1)}…` : type;
}

function renderCount(
  kind: TypeDifference['kind'],
  differences: readonly TypeDifference[],
): readonly string[] {
  const counts = CHANGES.flatMap((change) => {
    const count = differences.filter((one) => one.kind === kind && one.change === change).length;
    return count === 0 ? [] : [`${count} ${change}`];
  });
  return counts.length === 0 ? [] : [`${kind}s: ${counts.join(', ')}`];
}
