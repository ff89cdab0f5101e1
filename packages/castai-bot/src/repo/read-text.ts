import { CliError, readBytes } from '@castai-bot/cli';

/** The text of a file, or undefined when there is no such file. @throws CliError NOT_UTF8, with the place */
export async function readTextIfThere(file: string): Promise<string | undefined> {
  const bytes = await readBytesIfThere(file);
  return bytes === undefined ? undefined : decodeText(bytes, file);
}

/** The bytes of a file, which may be no text, or undefined when there is no such file. */
export async function readBytesIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readBytes(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A text of a file that must be UTF-8: what cannot be read would be lost by the next write. @throws CliError NOT_UTF8 */
export function decodeText(bytes: Buffer, shown: string): string {
  const bad = findBadByte(bytes);
  if (bad === undefined) return bytes.toString('utf8');
  const place = `line ${bad.line}, column ${bad.column}`;
  throw new CliError('NOT_UTF8', `Cannot read ${JSON.stringify(shown)}: ${place} is not UTF-8`, {
    hint: 'Save the file as UTF-8 first',
  });
}

/** Where bytes are no UTF-8, both counted from 1. */
export function findBadByte(bytes: Buffer): { readonly line: number; readonly column: number } | undefined {
  const again = Buffer.from(bytes.toString('utf8'));
  if (again.equals(bytes)) return undefined;
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  const lines = bytes.subarray(0, at).toString('utf8').split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** A text without the byte order mark that some editors begin files with. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
