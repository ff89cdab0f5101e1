import path from 'node:path';
import { execa } from 'execa';
import process from 'node:process';

/** Runs a CLI package's own `build.ts`, which bundles it to `dist/`. */
export async function buildCli(folder: string): Promise<void> {
  await execa(process.execPath, ['--conditions=@castai-bot/source', path.join(folder, 'build.ts')], {
    cwd: folder,
    stdio: 'inherit',
  });
}
