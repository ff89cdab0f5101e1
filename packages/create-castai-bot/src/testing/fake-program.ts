import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Puts a program of this name into a folder for PATH; its body is a POSIX shell script. */
export async function fakeProgram(folder: string, name: string, body: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
}
