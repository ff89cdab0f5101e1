import type { Output } from './effects.ts';
import type { NextStep, Outcome } from './outcome.ts';
import { paint } from './task-list.ts';

/** The outcome for people: the plan of a dry run, or what to do next. */
export function renderOutcome(outcome: Outcome, output: Output): string {
  const title = (text: string): string => paint(output, 'bold', text);
  const dim = (text: string): string => paint(output, 'dim', text);
  const plan = outcome.isDryRun
    ? [title(`Would write ${outcome.files.length} files to ${outcome.directory}:`), ...listFiles(outcome)]
    : [title('Next:'), ...outcome.next.flatMap((step) => renderStep(step, dim))];
  return `${['', ...plan, ...renderMigration(outcome, title), '', title('The same bot again:'), `  ${outcome.replay}`, ''].join('\n')}\n`;
}

function renderMigration({ migration }: Outcome, title: (text: string) => string): readonly string[] {
  if (migration === undefined) return [];
  const ports = migration.functions.map(
    ({ name, file, line, state }) => `  ${name} (${file}:${line}): ${state}`,
  );
  const notes = migration.notes.map((note) => `  ${note}`);
  return [
    ...(ports.length === 0 ? [] : ['', title('What was written in Python:'), ...ports]),
    ...(notes.length === 0 ? [] : ['', title('Look at:'), ...notes]),
  ];
}

function listFiles({ files }: Outcome): readonly string[] {
  return files.map(({ path, text }) => `  ${path} (${Buffer.byteLength(text)} bytes)`);
}

function renderStep({ command, why }: NextStep, dim: (text: string) => string): readonly string[] {
  return why === '' ? [`  ${command}`] : [`  ${command}`, `    ${dim(why)}`];
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
