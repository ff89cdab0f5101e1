import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone at the end of the test. */
export function makeTemporary(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'scaffold-ünit '));
  chmodSync(dir, 0o755);
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A folder with these files (path → text), gone at the end of the test. */
export function makeTree(files: Readonly<Record<string, string>>): string {
  const dir = makeTemporary();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

/** Every file with its text, every empty folder with null, every link with where it leads. */
export function readTree(dir: string): Record<string, string | null> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const described = entries.flatMap((entry): (readonly [string, string | null])[] => {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(dir, file).replaceAll(path.sep, '/');
    if (entry.isSymbolicLink()) return [[name, `-> ${readlinkSync(file)}`]];
    if (entry.isFile()) return [[name, readFileSync(file, 'utf8')]];
    return readdirSync(file).length === 0 ? [[name, null]] : [];
  });
  return Object.fromEntries(described);
}
