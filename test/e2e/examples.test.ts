import path from 'node:path';
import fs from 'fs-extra';
import { describe, expect, test } from 'vitest';
import { examples } from '../../.scripts/examples.ts';
import { root } from '../../.scripts/published-packages.ts';
import { castaiBot, create, expectDone, install, temporaryFolder } from './new-bot.ts';

describe.each(examples)('examples/$name', ({ name, args }) => {
  test('is byte for byte what the generator writes, installs and runs', async () => {
    const home = await temporaryFolder();
    expectDone(await create(home, name, ...args));
    expect(await readTree(path.join(home, name))).toEqual(await readTree(path.join(root, 'examples', name)));

    await install(path.join(home, name));
    const { exitCode, stdout } = await castaiBot(path.join(home, name), 'run', '--simulate', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 0, report: { exitCode: 0 } });
  });
});

async function readTree(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const texts = files.map(
    async (file) => [path.relative(folder, file), await fs.readFile(file, 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}
