import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CliError, type CommandContext, readJson, type ShellLine } from '@castai-bot/cli';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { installPackages } from '../repo/install-lines.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { runStep } from '../process/run-step.ts';

export type CheckContext = Pick<
  CommandContext,
  'env' | 'note' | 'now' | 'onInterrupt' | 'signal' | 'stderr' | 'view'
>;

/**
 * Type-checks a bot with its own TypeScript and runs its tests.
 * @throws CliError TYPES or TESTS
 */
export async function checkSource(root: string, context: CheckContext): Promise<void> {
  await checkTypes(root, context);
  await runTests(root, context);
}

async function checkTypes(root: string, context: CheckContext): Promise<void> {
  context.note('Checking types');
  const answers = readJson((await readTextIfThere(path.join(root, ANSWERS_FILE))) ?? '');
  const args = [
    findTsc(root, installPackages(answers)),
    '--noEmit',
    '--pretty',
    String(context.view.style('red', '') !== ''),
  ];
  const code = await runStep(args, { cwd: root, context });
  if (code === 0) return;
  throw new CliError('TYPES', `Cannot build: the type check failed (tsc exited with ${code})`, {
    hint: 'Mend what is printed above, or add --skip-checks',
  });
}

function findTsc(root: string, hint: ShellLine): string {
  const require = createRequire(path.join(root, 'package.json'));
  try {
    return path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  } catch (cause) {
    throw new CliError('NO_TYPESCRIPT', `Cannot check types: typescript is not installed in ${root}`, {
      cause,
      hint,
    });
  }
}

async function runTests(root: string, context: CheckContext): Promise<void> {
  const files = await findTests(root);
  if (files.length === 0) {
    context.note('No tests: src has no *.test.ts');
    return;
  }
  context.note('Running tests');
  const code = await runStep(['--test', ...files], { cwd: root, context });
  if (code === 0) return;
  throw new CliError('TESTS', `Cannot build: the tests failed (node --test exited with ${code})`, {
    hint: 'Mend what is printed above, or add --skip-checks',
  });
}

async function findTests(root: string): Promise<readonly string[]> {
  const source = path.join(root, 'src');
  if (!existsSync(source)) return [];
  const files = await readdir(source, { recursive: true });
  return files.filter((file) => file.endsWith('.test.ts')).map((file) => path.join('src', file));
}
