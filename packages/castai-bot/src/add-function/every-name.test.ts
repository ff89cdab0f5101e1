import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type BotAnswers,
  checkFunctionName,
  FUNCTION_TEMPLATES,
  type FunctionTemplate,
  parseAnswers,
  planFunction,
  type TypeScriptFunction,
} from '@castai-bot/scaffold';
import { sample } from '@castai-bot/testing/sample';
import { expect, test } from 'vitest';
import { checkTypes } from '../testing/check-types.ts';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { typeScriptAnswers } from '../testing/fixture-repo.ts';

const templates = path.resolve(import.meta.dirname, '../../../../templates/functions');

/** Every word of some code as the name of a function: `defineFunction` is `define-function`. */
async function listNames(folder: string): Promise<ReadonlySet<string>> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts.hbs'));
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  const words = new Set(texts.join('\n').match(/[A-Za-z_$][\w$]*/g));
  const names = [...words].map((word) =>
    word.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
  );
  return new Set(names.filter((name) => checkFunctionName(name, 'my-bot') === undefined).toSorted());
}

/** Those that the template itself uses, and of those that only others use some: nothing there is called like them. */
async function listNamesFor(template: string): Promise<readonly string[]> {
  const own = await listNames(path.join(templates, template));
  const others = [...(await listNames(templates))].filter((name) => !own.has(name));
  return [...own, ...sample(`names of ${template}`, others, 20)];
}

function answersWith(name: string, one: TypeScriptFunction): BotAnswers {
  const parsed = parseAnswers(JSON.parse(typeScriptAnswers({ functions: { [name]: one } })));
  if ('answers' in parsed) return parsed.answers;
  throw new Error(JSON.stringify(parsed.problems));
}

test('planFunction() writes every template under every name that any template uses, and all of it compiles', async () => {
  await using repo = await createGeneratedRepo();
  const tried: string[] = [];
  for (const template of FUNCTION_TEMPLATES) {
    const folder = path.join(repo.root, 'src/functions', template);
    const names = await listNamesFor(template);
    tried.push(...names);
    await mkdir(folder);
    for (const name of names) await writeSources(folder, name, template);
    const exports = names.map((name) => `export * from './${name}.ts';`);
    await writeFile(path.join(folder, 'index.ts'), exports.join('\n'));
  }
  const known = ['api', 'call-function', 'define-function', 'post', 'start', 'test'];
  expect(tried).toEqual(expect.arrayContaining(known));
  expect(await checkTypes(repo.root)).toBe('');
});

async function writeSources(folder: string, name: string, template: FunctionTemplate): Promise<void> {
  const one: TypeScriptFunction = { template, schedule: null, timeZone: 'Etc/UTC' };
  const files = await planFunction(answersWith(name, one), name);
  for (const { path: file, text } of files.filter((planned) => planned.path.endsWith('.ts'))) {
    await writeFile(path.join(folder, path.basename(file)), text);
  }
}
