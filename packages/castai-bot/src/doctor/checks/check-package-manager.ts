import { shell } from '@castai-bot/cli';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import { runProgram } from '../../process/run-program.ts';
import type { DoctorInput } from '../doctor-input.ts';

const TIMEOUT_MS = 10_000;
const LOCKFILES: Readonly<Record<string, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  bun: ['bun.lock', 'bun.lockb'],
};

/** Whether the package manager of castai-bot.json is there, and the only one that was used. */
export async function checkPackageManager({ repo, context }: DoctorInput): Promise<Finding> {
  const { packageManager } = repo.answers;
  const { env, signal, stderr } = context;
  const outcome = await runProgram(
    { program: packageManager, args: ['--version'] },
    { cwd: repo.root, env, signal, live: stderr, timeoutMs: TIMEOUT_MS },
  );
  if (outcome.exitCode !== 0) {
    const why = outcome.isMissing ? 'it is not on the PATH' : outcome.reason;
    return failed(
      'package-manager',
      `Cannot start ${packageManager}, which castai-bot.json names: ${why}`,
      shell`npm install --global ${packageManager}`,
    );
  }
  const others = Object.entries(LOCKFILES)
    .filter(([name]) => name !== packageManager)
    .flatMap(([, files]) => files.filter((file) => existsSync(path.join(repo.root, file))));
  if (others.length === 0) return passed('package-manager', `${packageManager} is ${outcome.stdout.trim()}`);
  return warning(
    'package-manager',
    `${others.join(' and ')} is of another package manager than ${packageManager}, which castai-bot.json names`,
    shell`git rm ${others}`,
  );
}
