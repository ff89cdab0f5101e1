import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runLine } from '../testing/run-line.ts';

const FILE = 'src/functions/greet.ts';

test('describeBot() names the line that cannot be read, in one line', async () => {
  await using repo = await createGeneratedRepo();
  const file = path.join(repo.root, FILE);
  const source = await readFile(file, 'utf8');
  await writeFile(file, `const x = = ;\n${source}`);
  const options = { cwd: repo.root, env: sourceEnv };
  const said = await runLine(['run', 'greet', '--simulate', '--input', 'param1=x'], options);
  expect({ code: said.code, stdout: said.stdout }).toEqual({ code: 1, stdout: '' });
  expect(said.stderr).toMatch(
    /^Error: Cannot ask src\/main\.ts for its functions: src\/functions\/greet\.ts:1: SyntaxError[^\n]+\n$/,
  );
  await writeFile(file, source);
  await appendFile(file, "throw new Error('boom');\n");
  const schemas = await runLine(['validate', '--write-schemas'], options);
  expect(schemas.stderr).toMatch(/src\/functions\/greet\.ts:\d+: Error: boom\n$/);
});
