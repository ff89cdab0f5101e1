import path from 'node:path';
import { CliError, exitCodes } from '@castai-bot/cli';
import { type FileChange, writeFiles } from '@castai-bot/scaffold';
import type { CheckContext } from './check-source.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { compile, type CompiledFile, MAIN_FILE, WRITTEN_BY } from './compile.ts';
import { listOldChunks } from './list-old-chunks.ts';
import { takesChunks } from './takes-chunks.ts';

export interface BundleOptions {
  /** Folder of castai-bot.json. */
  readonly root: string;
  /** Leaves out the type check and the tests. */
  readonly areChecksSkipped: boolean;
  /** A dist/bot.mjs of somebody else's goes too. */
  readonly isForced: boolean;
  readonly context: CheckContext;
  /** What is done while esbuild works, or before anything is checked: when it fails, nothing is written. */
  readonly meanwhile?: () => Promise<unknown>;
}

export interface Bundle {
  /** `dist/bot.mjs`, relative to the root, with slashes: the file that is started. */
  readonly path: string;
  readonly sourceMapPath: string;
  /** Of all files together, maps aside. */
  readonly bytes: number;
  /** Files that it loads, each when it is first needed; none where the Dockerfile takes dist/bot.mjs alone. */
  readonly chunks: readonly BundleChunk[];
}

export interface BundleChunk {
  /** Relative to the root, with slashes. */
  readonly path: string;
  readonly bytes: number;
}

const BUNDLE = `dist/${MAIN_FILE}`;
const SOURCE_MAP = `${BUNDLE}.map`;

/**
 * Type check, tests, then minified files with their source maps in dist/. When any of it fails, what was in dist/
 * before is still there, whole; what an earlier build left there otherwise goes.
 * @throws CliError TYPES, TESTS, NO_TYPESCRIPT, FOREIGN_FILE or BUNDLE; the signal's reason when it is aborted
 */
export async function buildBundle({
  root,
  areChecksSkipped,
  isForced,
  context,
  meanwhile,
}: BundleOptions): Promise<Bundle> {
  const before = await readTextIfThere(path.join(root, BUNDLE));
  if (before !== undefined && !isForced && !before.startsWith(WRITTEN_BY)) throw foreignBundle();
  if (!areChecksSkipped) {
    await meanwhile?.();
    const { checkSource } = await import('./check-source.ts');
    await checkSource(root, context);
  }
  context.signal.throwIfAborted();
  context.note('Bundling');
  const files = await compile(root, {
    hasChunks: await takesChunks(root),
    context,
    meanwhile: areChecksSkipped ? meanwhile : undefined,
  });
  context.signal.throwIfAborted();
  await writeBundle(root, files);
  return describe(files);
}

function foreignBundle(): CliError {
  return new CliError('FOREIGN_FILE', `Cannot write ${BUNDLE}: castai-bot did not write what is there`, {
    exitCode: exitCodes.usage,
    hint: 'castai-bot build --force',
  });
}

async function writeBundle(root: string, files: readonly CompiledFile[]): Promise<void> {
  const changes: readonly FileChange[] = [
    ...files.map(({ name, content }) => ({ kind: 'replace', path: `dist/${name}`, content }) as const),
    ...(await listOldChunks(root, files)),
  ];
  try {
    await writeFiles(changes, { dir: root });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('BUNDLE', `Cannot write ${BUNDLE}: ${why}`, { cause });
  }
}

function describe(files: readonly CompiledFile[]): Bundle {
  const scripts = files.filter(({ name }) => name.endsWith('.mjs'));
  const chunks = scripts.filter(({ name }) => name !== MAIN_FILE);
  return {
    path: BUNDLE,
    sourceMapPath: SOURCE_MAP,
    bytes: scripts.reduce((sum, { content }) => sum + content.byteLength, 0),
    chunks: chunks.map(({ name, content }) => ({ path: `dist/${name}`, bytes: content.byteLength })),
  };
}
