import path from 'node:path';
import fs from 'fs-extra';
import { describe, expect, test } from 'vitest';
import { publishedPackages, root } from '../../.scripts/published-packages.ts';
import { hasTerminal } from '../../.scripts/run-in-terminal.ts';
import { drawTerminal } from './draw-terminal.ts';
import { listNamedPictures, listPictures } from './pictures-in-readmes.ts';
import { filesOf, pageShots } from './page-shots.ts';
import { terminalShots } from './terminal-shots.ts';
import { readSvgRows } from './terminal-svg.ts';

const pages = pageShots.map(filesOf);
const AGAIN = 'what a README shows is not what is shown today: npm run screenshots';
const MOST_KIB: Readonly<Record<string, number>> = { '.svg': 30, '.webp': 150, '.txt': 10 };

describe('drawTerminal() shows what the README shows of it', () => {
  test.for(terminalShots)('$typed', async (shot, { skip }) => {
    if (!(await hasTerminal())) skip('needs python3, for a pseudo-terminal');
    const picture = await fs.readFile(path.join(root, shot.file), 'utf8');
    const today = await drawTerminal(shot);
    expect(readSvgRows(today), AGAIN).toEqual(readSvgRows(picture));
    expect(today, AGAIN).toBe(picture);
  });
});

describe('every picture of a README', () => {
  test('is there, and is what npm run screenshots writes; none of those is left over', async () => {
    const named = await listNamedPictures(root);
    expect(named.length).toBeGreaterThan(0);
    const written = [
      ...terminalShots.map(({ file }) => file),
      ...pages.flatMap(({ light, dark }) => [light, dark]),
    ].toSorted();
    expect([...new Set(named.map(({ file }) => file))].toSorted(), AGAIN).toEqual(written);
    expect(await listPictures(root), AGAIN).toEqual(
      [...written, ...pages.map(({ text }) => text)].toSorted(),
    );
  });

  test('says in words what it shows, once for each form of it', async () => {
    const forms = (await listNamedPictures(root)).filter(({ alt }) => alt !== undefined);
    expect(forms.filter(({ alt = '' }) => alt.length < 30)).toEqual([]);
  });

  test('is small, and stays out of what npm gets', async () => {
    for (const file of await listPictures(root)) {
      const { size } = await fs.stat(path.join(root, file));
      expect({ file, kib: size / 1024 }).toSatisfy(
        ({ kib }: { kib: number }) => kib <= (MOST_KIB[path.extname(file)] ?? 0),
      );
    }
    for (const { folder } of publishedPackages)
      expect(await fs.readJson(path.join(folder, 'package.json'))).toMatchObject({ files: ['dist'] });
  });
});
