import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import type { BuildOptions, BuildResult, Message, OutputFile, Plugin } from 'esbuild';
import { importZodDirectly } from './import-zod-directly.ts';
import { leaveOutJsonSchema, mayNeedJsonSchema } from './leave-out-json-schema.ts';
import { plugAndPlayError } from './plug-and-play-error.ts';
import type { CheckContext } from './check-source.ts';

export interface CompileOptions {
  /**
   * Whether what is imported by `import()` becomes files of its own, read when they are needed: less to read at the
   * start than one file that holds everything.
   */
  readonly hasChunks: boolean;
  readonly context: Pick<CheckContext, 'note' | 'view'>;
  /** Begun when esbuild is at work, in a process of its own; when it fails, so does this. */
  readonly meanwhile?: (() => Promise<unknown>) | undefined;
}

/** A file of dist/. */
export interface CompiledFile {
  /** Within dist/. */
  readonly name: string;
  readonly content: Uint8Array;
}

const ENTRY = 'src/main.ts';
/** The file that is started, and its map. */
export const MAIN_FILE = 'bot.mjs';
/** How a bundle begins, by which the next build knows that it may replace it. */
export const WRITTEN_BY = '// Written by castai-bot build';
/** The oldest Node a bot runs on. */
const TARGET = 'node22.21';
/** Beside this module, as source or built. */
const STACKS = path.join(import.meta.dirname, `map-stacks${path.extname(import.meta.filename)}`);
const LINE_LIMIT = 200;
/** What esbuild leaves in an ESM bundle whose CommonJS parts call `require`; it throws when that is reached. */
const NEEDS_REQUIRE = 'Dynamic require of "';
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

type Built = BuildResult<{ write: false; metafile: true }>;

/**
 * Bundles a bot in memory: everything it imports, minified, no source text in the maps.
 * @throws CliError BUNDLE, after the errors were noted with file, line and column
 */
export async function compile(
  root: string,
  { hasChunks, context, meanwhile }: CompileOptions,
): Promise<readonly CompiledFile[]> {
  // No command but those that bundle waits for it.
  const esbuild = await import('esbuild');
  const build = async (banner: string, plugins: readonly Plugin[]): Promise<Built> => {
    try {
      return await esbuild.build({
        ...toBuildOptions(root, hasChunks),
        banner: { js: [WRITTEN_BY, banner].filter(Boolean).join('\n') },
        plugins: [importZodDirectly, ...plugins],
      });
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      const ofPnp = plugAndPlayError(root, error.errors);
      if (ofPnp !== undefined) throw ofPnp;
      await noteMessages(error.errors, 'error');
      throw new CliError(
        'BUNDLE',
        `Cannot bundle ${ENTRY}: ${count(error.errors.length, 'error')}, listed above`,
        {
          cause: error,
        },
      );
    }
  };
  const noteMessages = async (messages: readonly Message[], kind: 'error' | 'warning'): Promise<void> => {
    if (messages.length === 0) return;
    const { view, note } = context;
    const color = view.style('red', '') !== '';
    const texts = await esbuild.formatMessages([...messages], { kind, color, terminalWidth: view.columns });
    for (const text of texts) note(text.trimEnd());
  };

  const [lean] = await Promise.all([build('', [leaveOutJsonSchema]), meanwhile?.()]);
  const needsJsonSchema = await mayNeedJsonSchema(root, lean.metafile.inputs);
  const plugins = needsJsonSchema ? [] : [leaveOutJsonSchema];
  const banner = lean.outputFiles.some(needsRequire) ? REQUIRE : '';
  const result = needsJsonSchema || banner !== '' ? await build(banner, plugins) : lean;
  refuseConfig(Object.keys(result.metafile.inputs));
  await noteMessages(result.warnings, 'warning');
  return result.outputFiles.map(({ path: file, contents }) => ({
    name: path.basename(file),
    content: contents,
  }));
}

function needsRequire(file: OutputFile): boolean {
  return file.path.endsWith('.mjs') && file.text.includes(NEEDS_REQUIRE);
}

function toBuildOptions(root: string, hasChunks: boolean): BuildOptions & { write: false; metafile: true } {
  return {
    absWorkingDir: root,
    entryPoints: { [path.parse(MAIN_FILE).name]: ENTRY },
    outdir: 'dist',
    outExtension: { '.js': path.extname(MAIN_FILE) },
    bundle: true,
    splitting: hasChunks,
    // All in one folder, so that what `import.meta.url` leads to is the same from each. The digest is of the content.
    chunkNames: 'bot-[name]-[hash]',
    minify: true,
    platform: 'node',
    format: 'esm',
    target: TARGET,
    sourcemap: 'linked',
    sourcesContent: false,
    inject: [STACKS],
    // Node quotes the line of an error that nobody caught.
    lineLimit: LINE_LIMIT,
    write: false,
    metafile: true,
    logLevel: 'silent',
  };
}

/** In an image the config comes from a ConfigMap; the file beside main serves a start from source. */
function refuseConfig(inputs: readonly string[]): void {
  if (!inputs.includes('src/function_config.json')) return;
  throw new CliError(
    'BUNDLE',
    'Cannot bundle src/main.ts: it imports src/function_config.json, which must stay out of the image',
    {
      hint: "Name it instead: localConfig: new URL('function_config.json', import.meta.url)",
    },
  );
}

function isBuildFailure(error: unknown): error is Error & { readonly errors: readonly Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
