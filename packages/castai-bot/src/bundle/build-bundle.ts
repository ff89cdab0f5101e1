import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { checkSource, type CheckContext } from './check-source.ts';
import { replaceFiles } from '../write-file/replace-files.ts';
import { compile, type Compiled } from './compile.ts';

export interface BundleOptions {
  /** Folder of castai-bot.json. */
  readonly root: string;
  /** Leaves out the type check and the tests. */
  readonly areChecksSkipped: boolean;
  readonly context: CheckContext;
}

export interface Bundle {
  /** `dist/bot.mjs`, relative to the root, with slashes. */
  readonly path: string;
  readonly sourceMapPath: string;
  /** Of the bundle alone. */
  readonly bytes: number;
}

const BUNDLE = 'dist/bot.mjs';
const SOURCE_MAP = `${BUNDLE}.map`;

/**
 * Type check, tests, then one minified file with its source map in dist/. When any of it fails, what was in dist/
 * before is still there, whole.
 * @throws CliError TYPES, TESTS, NO_TYPESCRIPT or BUNDLE; the signal's reason when it is aborted
 */
export async function buildBundle({ root, areChecksSkipped, context }: BundleOptions): Promise<Bundle> {
  if (!areChecksSkipped) await checkSource(root, context);
  context.signal.throwIfAborted();
  context.note('Bundling');
  const compiled = await compile(root, { outfile: BUNDLE, context });
  context.signal.throwIfAborted();
  await writeBundle(root, compiled);
  return { path: BUNDLE, sourceMapPath: SOURCE_MAP, bytes: compiled.code.byteLength };
}

async function writeBundle(root: string, { code, sourceMap }: Compiled): Promise<void> {
  let made: string | undefined;
  try {
    made = await mkdir(path.join(root, path.dirname(BUNDLE)), { recursive: true });
    await replaceFiles([
      { file: path.join(root, SOURCE_MAP), content: sourceMap },
      { file: path.join(root, BUNDLE), content: code },
    ]);
  } catch (cause) {
    if (made !== undefined) await rm(made, { recursive: true });
    throw new CliError(
      'BUNDLE',
      `Cannot write ${BUNDLE}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
