import os from 'node:os';
import path from 'node:path';
import fs from 'fs-extra';
import type { TestProject } from 'vitest/node';
import { packAll, type Tarball } from '../../.scripts/pack.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly tarballs: readonly Tarball[];
  }
}

/** Packs what would be published, once for all end-to-end tests: `inject('tarballs')`. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-e2e-'));
  provide('tarballs', await packAll(folder));
  return () => fs.remove(folder);
}
