import { renderDiff, type View } from '@castai-bot/cli';
import { renderFileChanges } from '../edit-repo/render-changes.ts';
import type { Conflict } from './decide-file.ts';
import type { DescribedUpdate } from './describe-update.ts';

const README_OFFER =
  'README.md has no part that castai-bot keeps. With these marks in it, its table of functions follows castai-bot.json:';

/** An update for people. */
export function renderUpdate(update: DescribedUpdate, view: View): string {
  const { changes, conflicts, diff = '', drift, kept, migrations, readmePart, todo } = update;
  const parts = [
    renderHead(update, view),
    ...migrations.map((one) => `  ${one}`),
    ...(changes.length > 0 ? [renderFileChanges(changes, view)] : []),
    ...conflicts.map((one) => view.style('red', `  conflict: ${renderConflict(one)}`)),
    ...kept.map((one) => view.style('yellow', `  ${view.typed(one)}`)),
    ...(drift.length > 0 ? [view.style('dim', `Edited by you: ${drift.join(', ')}`)] : []),
    ...(diff === '' ? [] : ['', renderDiff(diff.trimEnd(), view)]),
    ...(readmePart === undefined ? [] : ['', README_OFFER, '', readmePart]),
    ...(todo.length > 0 ? ['', `Next: ${todo.join(', then ')}`] : []),
  ];
  return parts.join('\n');
}

function renderHead({ bot, changes, from, isApplied, to }: DescribedUpdate, view: View): string {
  if (changes.length === 0) return `Nothing to update: ${bot} has the templates of castai-bot ${to}`;
  const versions = from === null || from === to ? `castai-bot ${to}` : `castai-bot ${from} to ${to}`;
  return isApplied
    ? `${view.style('green', 'Updated')} ${bot}: ${versions}`
    : `An update is available: ${versions}`;
}

function renderConflict({ path, lines, message }: Conflict): string {
  return `${[path, ...lines.slice(0, 1)].join(':')}: ${message}`;
}
