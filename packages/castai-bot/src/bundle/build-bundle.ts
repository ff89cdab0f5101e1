import path from 'node:path';
import { CliError, exitCodes } from '@castai-bot/cli';
import { writeFiles } from '@castai-bot/scaffold';
import { checkSource, type CheckContext } from './check-source.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { compile, type Compiled, WRITTEN_BY } from './compile.ts';

export interface BundleOptions {
  /** Folder of castai-bot.json. */
  readonly root: string;
  /** Leaves out the type check and the tests. */
  readonly areChecksSkipped: boolean;
  /** A dist/bot.mjs of somebody else's goes too. */
  readonly isForced: boolean;
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
 * @throws CliError TYPES, TESTS, NO_TYPESCRIPT, FOREIGN_FILE or BUNDLE; the signal's reason when it is aborted
 */
export async function buildBundle({
  root,
  areChecksSkipped,
  isForced,
  context,
}: BundleOptions): Promise<Bundle> {
  const before = await readTextIfThere(path.join(root, BUNDLE));
  if (before !== undefined && !isForced && !before.startsWith(WRITTEN_BY)) throw foreignBundle();
  if (!areChecksSkipped) await checkSource(root, context);
  context.signal.throwIfAborted();
  context.note('Bundling');
  const compiled = await compile(root, { outfile: BUNDLE, context });
  context.signal.throwIfAborted();
  await writeBundle(root, compiled);
  return { path: BUNDLE, sourceMapPath: SOURCE_MAP, bytes: compiled.code.byteLength };
}

function foreignBundle(): CliError {
  return new CliError('FOREIGN_FILE', `Cannot write ${BUNDLE}: castai-bot did not write what is there`, {
    exitCode: exitCodes.usage,
    hint: 'castai-bot build --force',
  });
}

async function writeBundle(root: string, { code, sourceMap }: Compiled): Promise<void> {
  try {
    const changes = [
      { kind: 'replace', path: SOURCE_MAP, content: sourceMap },
      { kind: 'replace', path: BUNDLE, content: code },
    ] as const;
    await writeFiles(changes, { dir: root });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('BUNDLE', `Cannot write ${BUNDLE}: ${why}`, { cause });
  }
}
