import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runLine } from '../testing/run-line.ts';
import { ConfigWordsFilter } from './config-words.ts';
import type { Report } from '../report/report.ts';

const FILE = '/tmp/castai-bot-run-x/function_config.json';
const SOURCE = 'k8s/greet.configmap.yaml';
const PROBLEM = 'function.inputs.n: found "x", wanted a number';

describe('ConfigWordsFilter', () => {
  test('ConfigWordsFilter() names the ConfigMap, and leaves to the report what the report says', () => {
    const { written, filter } = create(true);
    filter.push(`starting, half`);
    filter.push(` a line\nERROR ${FILE}: ${PROBLEM}\nWARNING ${FILE}: old\n`);
    expect(filter.end(reportOf([`${FILE}: ${PROBLEM}`]))?.error).toEqual({
      code: 'config',
      message: `Cannot read ${SOURCE}`,
      problems: [`${SOURCE}: ${PROBLEM}`],
    });
    expect(written.join('')).toBe(`starting, half a line\nWARNING ${SOURCE}: old\n`);
  });

  test('ConfigWordsFilter() names --input for what the command line gave', () => {
    const { written, filter } = create(false);
    filter.push(
      `ERROR ${FILE}: function.inputs.typed.a: wrong\nERROR ${FILE}: function.inputs.typedOther: wrong\n`,
    );
    expect(written).toEqual([
      'ERROR --input typed.a: wrong\n',
      `ERROR ${SOURCE}: function.inputs.typedOther: wrong\n`,
    ]);
    expect(filter.end(reportOf([`${FILE}: function.inputs.typed: wrong`]))?.error?.problems).toEqual([
      '--input typed: wrong',
    ]);
  });

  test('ConfigWordsFilter() keeps nothing back where there is no report', () => {
    const { written, filter } = create(true);
    filter.push(`ERROR ${FILE}: ${PROBLEM}\n`);
    expect(filter.end(null)).toBeNull();
    expect(written.join('')).toBe(`ERROR ${SOURCE}: ${PROBLEM}\n`);
  });

  test('ConfigWordsFilter() passes every line at once where nobody is shown the report', () => {
    const { written, filter } = create(false);
    filter.push(`ERROR ${FILE}: ${PROBLEM}\n`);
    expect(written.join('')).toBe(`ERROR ${SOURCE}: ${PROBLEM}\n`);
    filter.end(reportOf([`${FILE}: ${PROBLEM}`]));
    expect(written).toHaveLength(1);
  });

  test('ConfigWordsFilter() lets a run name a wrong input once, by the ConfigMap', async () => {
    await using repo = await createGeneratedRepo();
    const file = path.join(repo.root, 'k8s/rotate-nodes.configmap.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"default_value1"', '7'));
    const line = ['run', 'rotate-nodes', '--simulate'];
    const { code, stdout, stderr } = await runLine(line, { cwd: repo.root, env: sourceEnv });
    const printed = stdout + stderr;
    expect(code).toBe(78);
    expect(printed.match(/function\.inputs\.param1/g)).toHaveLength(1);
    expect(printed).toContain('k8s/rotate-nodes.configmap.yaml: ');
    expect(printed).not.toContain('castai-bot-run-');
    const json = await runLine([...line, '--json'], { cwd: repo.root, env: sourceEnv });
    expect(json.stdout).toContain('k8s/rotate-nodes.configmap.yaml: ');
    expect(json.stdout + json.stderr).not.toContain('castai-bot-run-');
  });
});

function create(isReported: boolean): { readonly written: string[]; readonly filter: ConfigWordsFilter } {
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  return {
    written,
    filter: new ConfigWordsFilter({ file: FILE, source: SOURCE, typedInputs: ['typed'], write, isReported }),
  };
}

function reportOf(problems: readonly string[]): Report {
  return {
    schema: 1,
    bot: 'b',
    function: 'greet',
    clusterId: null,
    exitCode: 78,
    durationMs: 1,
    counts: {},
    failedCount: 0,
    failed: [],
    error: { code: 'config', message: `Cannot read ${FILE}`, problems },
  };
}
