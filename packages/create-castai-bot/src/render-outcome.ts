import type { Output } from './effects.ts';
import type { NextStep, Outcome } from './outcome.ts';
import { paint } from './task-list.ts';
import { wrapWords } from './wrap-words.ts';

const WIDTH = 80;

/** The outcome for people: the plan of a dry run, or what to do next. Commands are never broken into lines. */
export function renderOutcome(outcome: Outcome, output: Output): string {
  const title = (text: string): string => paint(output, 'bold', text);
  const prose = (text: string, indent = '  '): string =>
    wrapWords(text, { width: Math.min(output.columns ?? WIDTH, WIDTH), indent });
  const dim = (text: string): string => paint(output, 'dim', prose(text, '    '));
  const sections = [
    outcome.isDryRun
      ? [title(`Would write ${outcome.files.length} files to ${outcome.directory}:`), ...listFiles(outcome)]
      : [title('Next:'), ...outcome.next.flatMap((step) => renderStep(step, dim))],
    ...renderMigration(outcome).map(([heading, ...rows]) => [
      title(heading),
      ...rows.map((row) => prose(row)),
    ]),
    [title('The same bot again:'), `  ${outcome.replay}`],
  ];
  return `\n${sections.map((lines) => lines.join('\n')).join('\n\n')}\n\n`;
}

function renderMigration({ migration }: Outcome): readonly (readonly [string, ...string[]])[] {
  if (migration === undefined) return [];
  const ports = migration.functions.map(
    ({ name, file, line, state }) => `${name} (${file}:${line}): ${state}`,
  );
  const sections = [
    ['What was written in Python:', ...ports],
    ['Look at:', ...migration.notes],
  ] as const;
  return sections.filter(({ length }) => length > 1);
}

function listFiles({ files }: Outcome): readonly string[] {
  return files.map(({ path, text }) => `  ${path} (${Buffer.byteLength(text)} bytes)`);
}

function renderStep({ command, why }: NextStep, dim: (text: string) => string): readonly string[] {
  return why === '' ? [`  ${command}`] : [`  ${command}`, dim(why)];
}

/** The outcome for programs. */
export function toDocument(outcome: Outcome, exitCode: number): Readonly<Record<string, unknown>> {
  const { isDryRun, directory, answers, files, steps, replay, next, migration } = outcome;
  return {
    schema: 1,
    exitCode,
    dryRun: isDryRun,
    directory,
    answers,
    files: files.map(({ path, text, kind }) => ({ path, bytes: Buffer.byteLength(text), kind })),
    steps,
    replay,
    ...(migration === undefined ? {} : { migration }),
    next: next.map(({ command, why }) => (why === '' ? { command } : { command, why })),
  };
}
