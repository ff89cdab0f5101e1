import path from 'node:path';
import { noteNotRun } from '@castai-bot/testing/not-run';
import fs from 'fs-extra';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from './published-packages.ts';
import { DURATIONS, type FileDuration } from './test-durations.ts';

/** Keeps what a run of vitest skipped, for the end of `npm test`, and how long each file took, for `test/slow`. */
export default class RunReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    for (const test of modules.flatMap(({ children }) => [...children.allTests('skipped')]))
      noteNotRun({ kind: 'skipped', test: test.fullName });
    const durations: readonly FileDuration[] = modules.map((module) => ({
      file: path.relative(root, module.moduleId),
      seconds: Math.round(module.diagnostic().duration) / 1000,
    }));
    await fs.outputJson(DURATIONS, durations, { spaces: 1 });
  }
}
