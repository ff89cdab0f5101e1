import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { waitForExit } from '../process/wait-for-exit.ts';

/** Type-checks a repo whose packages are links into this workspace, unbuilt; empty when all is well. */
export async function checkTypes(root: string): Promise<string> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '--noEmit', '--customConditions', '@castai-bot/source'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [stdout] = await Promise.all([text(child.stdout), waitForExit(child)]);
  return stdout;
}
