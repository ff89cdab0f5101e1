import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import type { BuildOptions, BuildResult, Message } from 'esbuild';
import { plugAndPlayError } from './plug-and-play-error.ts';
import type { CheckContext } from './check-source.ts';

export interface CompileOptions {
  /** Relative to the root. */
  readonly outfile: string;
  readonly context: Pick<CheckContext, 'note' | 'view'>;
}

export interface Compiled {
  readonly code: Uint8Array;
  readonly sourceMap: Uint8Array;
}

const ENTRY = 'src/main.ts';
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

/**
 * Bundles a bot in memory: everything it imports, minified, no source text in the map.
 * @throws CliError BUNDLE, after the errors were noted with file, line and column
 */
export async function compile(root: string, { outfile, context }: CompileOptions): Promise<Compiled> {
  const esbuild = await import('esbuild');
  const build = async (banner: string): Promise<BuildResult<{ write: false; metafile: true }>> => {
    try {
      return await esbuild.build({
        ...toBuildOptions(root, outfile),
        banner: { js: [WRITTEN_BY, banner].filter(Boolean).join('\n') },
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
    const { view, note } = context;
    const color = view.style('red', '') !== '';
    const texts = await esbuild.formatMessages([...messages], { kind, color, terminalWidth: view.columns });
    for (const text of texts) note(text.trimEnd());
  };

  const plain = await build('');
  const result = readOutput(plain, outfile).text.includes(NEEDS_REQUIRE) ? await build(REQUIRE) : plain;
  refuseConfig(Object.keys(result.metafile.inputs));
  await noteMessages(result.warnings, 'warning');
  return {
    code: readOutput(result, outfile).contents,
    sourceMap: readOutput(result, `${outfile}.map`).contents,
  };
}

function toBuildOptions(root: string, outfile: string): BuildOptions & { write: false; metafile: true } {
  return {
    absWorkingDir: root,
    entryPoints: [ENTRY],
    outfile,
    bundle: true,
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

function readOutput({ outputFiles }: BuildResult<{ write: false }>, name: string): BuildOutput {
  const file = outputFiles.find((one) => one.path.endsWith(path.normalize(name)));
  if (!file) throw new Error(`esbuild made no ${name}`);
  return file;
}

type BuildOutput = BuildResult<{ write: false }>['outputFiles'][number];

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
