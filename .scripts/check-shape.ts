import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { checkImportOrder } from './check-import-order.ts';
import { root } from './published-packages.ts';

const MEDIAN_LINES = 100;
const P95_LINES = 250;
/** A command's file has the command's name, whatever that is. */
const GRAB_BAG = /(?<!\/commands)\/(utils?|helpers?|common|shared|misc|types)(\/|\.)/;
const TOP_LEVEL =
  /^(packages|templates|examples|test|package\.json|pnpm-workspace\.yaml|pnpm-lock\.yaml|tsconfig(\.base)?\.json|vitest\.config\.ts|LICENSE\.txt|README\.md|\..+)$/;

/** What no linter counts: line statistics over all hand-written files, grab-bag names, the top level, exceptions, import order. */
export async function checkShape(): Promise<string | undefined> {
  const { stdout } = await execa('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const files = stdout.split('\n').filter((file) => fs.existsSync(path.join(root, file)));
  const sources = files.filter((file) => /^(packages|test|\.scripts)\/.*(?<!\.gen)\.tsx?$/.test(file));
  const problems = [
    ...files
      .filter((file) => !TOP_LEVEL.test(file.split('/')[0] ?? ''))
      .map((file) => `${file}: outside the agreed top level`),
    ...sources
      .filter((file) => GRAB_BAG.test(file))
      .map((file) => `${file}: named for nothing in particular`),
    ...(await checkLines(sources.filter((file) => !file.endsWith('.test.ts')))),
    ...(await checkProcessExit(sources)),
    ...(await checkImportOrder(sources)),
    ...(await checkReasons(sources)),
  ];
  return problems.length === 0 ? undefined : problems.join('\n');
}

async function checkLines(sources: readonly string[]): Promise<readonly string[]> {
  const lines = await Promise.all(sources.map(async (file) => (await read(file)).split('\n').length - 1));
  const sorted = lines.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [
    ...(at(0.5) < MEDIAN_LINES ? [] : [`median file has ${at(0.5)} lines: keep it below ${MEDIAN_LINES}`]),
    ...(at(0.95) < P95_LINES
      ? []
      : [`95th percentile file has ${at(0.95)} lines: keep it below ${P95_LINES}`]),
  ];
}

/** The linter finds every call; what it was told to let pass is counted here. */
async function checkProcessExit(sources: readonly string[]): Promise<readonly string[]> {
  const allowed: string[] = [];
  for (const file of sources.filter((name) => /^packages\/[^/]+\/src\/(?!.*\.test[.-])/.test(name))) {
    const count = (await read(file)).match(/oxlint-disable.*no-process-exit/g)?.length ?? 0;
    allowed.push(...Array.from({ length: count }, () => file));
  }
  const wanted = 'packages/runtime/src/end/exit.ts';
  return allowed.length === 1 && allowed[0] === wanted
    ? []
    : [`process.exit is allowed in ${allowed.join(', ')}: it cuts piped output anywhere but in ${wanted}`];
}

/** A test that uses the clock all the same says why, and so does a pattern that nothing can judge. */
async function checkReasons(sources: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(sources.map(async (file) => ({ file, text: await read(file) })));
  return texts.flatMap(({ file, text }) => {
    const directives = text.match(/oxlint-disable\S* (?:tests\/no-clock|patterns\/no-backtracking).*/g) ?? [];
    return directives
      .filter((directive) => !/(?:no-clock|no-backtracking) -- \w/.test(directive))
      .map((directive) => `${file}: no reason in "${directive}"`);
  });
}

const read = (file: string): Promise<string> => fs.readFile(path.join(root, file), 'utf8');
