import path from 'node:path';
import process from 'node:process';
import { noteNotRun } from '@castai-bot/testing/not-run';
import fs from 'fs-extra';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from './published-packages.ts';
import type { FileDuration } from './test-durations.ts';

/** What makes vitest tell of itself here as well as on the terminal. */
export const REPORTERS: readonly string[] = ['--reporter=default', '--reporter=./.scripts/run-reporter.ts'];

/** Keeps what a run of vitest skipped, for the end of `npm test`, and how long each file took, for `test/slow`. */
export default class RunReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    for (const test of modules.flatMap(({ children }) => [...children.allTests('skipped')]))
      noteNotRun({ kind: 'skipped', test: test.fullName });
    const durations: readonly FileDuration[] = modules.map((module) => ({
      file: path.relative(root, module.moduleId),
      seconds: Math.round(module.diagnostic().duration) / 1000,
    }));
    const file = process.env['TEST_DURATIONS'];
    if (file === undefined) return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
    const others = ((await fs.pathExists(file)) ? await fs.readJson(file) : []) as readonly FileDuration[];
    await fs.outputJson(file, [...others, ...durations], { spaces: 1 });
  }
}
