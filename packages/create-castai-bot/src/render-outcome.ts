import { type View, wrapProse } from '@castai-bot/cli';
import type { NextStep, Outcome } from './outcome.ts';

const WIDTH = 80;

/** The outcome for people: the plan of a dry run, or what to do next. Commands are never broken into lines. */
export function renderOutcome(outcome: Outcome, view: View): string {
  const title = (text: string): string => view.style('bold', text);
  const prose = (text: string, indent = '  '): string =>
    wrapProse(indent + text, { proseColumns: Math.min(view.columns, WIDTH) }, indent.length);
  const dim = (text: string): string => view.style('dim', prose(text, '    '));
  const sections = [
    ...outcome.notes.flatMap(({ text, missing }) =>
      missing === undefined ? [] : [[title(`${text}:`), ...missing.lines.map((line) => `  ${line}`)]],
    ),
    outcome.dryRun
      ? [title(`Would write ${outcome.files.length} files to ${outcome.directory}:`), ...listFiles(outcome)]
      : [title('Next:'), ...outcome.next.flatMap((step) => renderStep(step, dim))],
    ...renderMigration(outcome).map(([heading, ...rows]) => [
      title(heading),
      ...rows.map((row) => prose(row)),
    ]),
    ...renderDecisions(outcome).map((lines) => [
      title('Decided for you:'),
      ...lines.map((line) => prose(line)),
    ]),
    [title('The same bot again:'), `  ${outcome.replay}`],
  ];
  return `\n${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** None, or one section. */
function renderDecisions({ notes }: Outcome): readonly (readonly string[])[] {
  const texts = notes.flatMap(({ text, missing }) => (missing === undefined ? [text] : []));
  return texts.length === 0 ? [] : [texts];
}

function renderMigration({ migration }: Outcome): readonly (readonly [string, ...string[]])[] {
  if (migration === undefined) return [];
  const ports = migration.functions.map(
    ({ name, file, line, state }) => `${name} (${file}:${line}): ${state}`,
  );
  const sections = [
    ['What was written in Python:', ...ports],
    ['Look at:', ...migration.notes],
    ['Runs otherwise than before:', ...migration.changes],
  ] as const;
  return sections.filter(({ length }) => length > 1);
}

function listFiles({ files }: Outcome): readonly string[] {
  return files.map(({ path, bytes }) => `  ${path} (${bytes} bytes)`);
}

function renderStep({ command, why }: NextStep, dim: (text: string) => string): readonly string[] {
  return why === undefined ? [`  ${command}`] : [`  ${command}`, dim(why)];
}
