import path from 'node:path';
import process from 'node:process';
import { type Failure, inOneLine, noteForEnd } from '@castai-bot/testing/run-notes';
import fs from 'fs-extra';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import { nameRunAgain } from './name-run-again.ts';
import { root } from './published-packages.ts';
import type { FileDuration } from './test-durations.ts';
import { whySkipped } from './why-skipped.ts';

/** What makes vitest tell of itself here as well as on the terminal. */
export const REPORTERS: readonly string[] = ['--reporter=default', '--reporter=./.scripts/run-reporter.ts'];

/** Keeps what failed and what was skipped for the end of `npm test`, and how long each file took for `test/slow`. */
export default class RunReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Promise<void> {
    for (const module of modules) {
      noteErrors(module, 'the file itself', module.errors());
      for (const suite of module.children.allSuites()) noteErrors(module, suite.fullName, suite.errors());
      for (const test of module.children.allTests()) noteTest(test);
    }
    for (const error of unhandled) {
      const file: unknown = error['VITEST_TEST_PATH'];
      const module = modules.find(({ moduleId }) => moduleId === file);
      noteErrors(module, 'outside of any test', [error]);
    }
    await noteDurations(modules);
  }
}

function noteTest(test: TestCase): void {
  const result = test.result();
  if (result.state === 'failed') noteErrors(test.module, test.fullName, result.errors.slice(0, 1));
  if (result.state === 'skipped' && !isBelowFailure(test)) {
    const name = `${nameFile(test.module)} ${test.fullName}`;
    noteForEnd({ kind: 'skipped', test: name, reason: whySkipped(test, result.note) });
  }
}

/** What could not be set up skips its tests. */
function isBelowFailure({ parent }: TestCase | TestSuite): boolean {
  return parent.errors().length > 0 || (parent.type === 'suite' && isBelowFailure(parent));
}

function noteErrors(module: TestModule | undefined, title: string, errors: readonly SerializedError[]): void {
  const where: Pick<Failure, 'part' | 'again'> =
    module === undefined
      ? { again: 'npm test' }
      : {
          part: `${module.project.name} ${nameFile(module)}`,
          again: nameRunAgain(module.project.name, nameFile(module)),
        };
  for (const error of errors) noteForEnd({ kind: 'failed', ...where, title, message: inOneLine(error) });
}

async function noteDurations(modules: readonly TestModule[]): Promise<void> {
  const file = process.env['TEST_DURATIONS'];
  if (file === undefined) return;
  const durations: readonly FileDuration[] = modules.map((module) => ({
    file: nameFile(module),
    seconds: Math.round(module.diagnostic().duration) / 1000,
  }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
  const others = ((await fs.pathExists(file)) ? await fs.readJson(file) : []) as readonly FileDuration[];
  await fs.outputJson(file, [...others, ...durations], { spaces: 1 });
}

function nameFile({ moduleId }: TestModule): string {
  return path.relative(root, moduleId).replaceAll('\\', '/');
}
