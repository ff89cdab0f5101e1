import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface RecordedKubectl {
  /** To stand first in PATH. */
  readonly bin: string;
  /** The arguments of every start. */
  readonly calls: () => Promise<readonly (readonly string[])[]>;
}

const BETWEEN_WORDS = '\u001F';
const BETWEEN_CALLS = '\u001E';

/** The real kubectl on PATH, or undefined. */
export async function findKubectl(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, 'kubectl');
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}

/** A kubectl for PATH that writes its arguments down and is then the real one. */
export async function recordKubectl(folder: string, kubectl: string): Promise<RecordedKubectl> {
  const bin = path.join(folder, 'bin');
  const log = path.join(folder, 'kubectl.log');
  await mkdir(bin);
  await writeFile(log, '');
  const script = `#!/bin/sh
printf '%s\\037' "$@" "$(printf '\\036')" >> '${log}'
exec '${kubectl}' "$@"
`;
  await writeFile(path.join(bin, 'kubectl'), script, { mode: 0o755 });
  return {
    bin,
    calls: async () =>
      (await readFile(log, 'utf8'))
        .split(`${BETWEEN_CALLS}${BETWEEN_WORDS}`)
        .filter(Boolean)
        .map((call) => call.split(BETWEEN_WORDS).slice(0, -1)),
  };
}
