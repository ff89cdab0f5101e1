/** `npm run screenshots`: makes the pictures of the READMEs again, and says which of them are others than before. */
import path from 'node:path';
import fs from 'fs-extra';
import { root } from '../../.scripts/published-packages.ts';
import { drawTerminal } from './draw-terminal.ts';
import { terminalShots } from './terminal-shots.ts';

for (const shot of terminalShots) await write(shot.file, await drawTerminal(shot));

async function write(file: string, text: string): Promise<void> {
  const target = path.join(root, file);
  const before = await fs.readFile(target, 'utf8').catch(() => undefined);
  await fs.outputFile(target, text);
  console.log(`${before === text ? 'same   ' : 'written'} ${file} (${(text.length / 1024).toFixed(1)} KiB)`);
}
