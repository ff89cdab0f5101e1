import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { OpenApiError, readOpenApi } from '@castai-bot/api/read-open-api';
import { CliError, type CommandContext } from '@castai-bot/cli';
import { readTestConfig } from '../castai/test-config.ts';
import type { Repo } from '../repo/find-repo.ts';
import { fetchSpec, LARGEST_SPEC_BYTES, specUrl, tooLarge } from './fetch-spec.ts';
import { findApiUrl } from './find-api-url.ts';

/** A description of the API, and where it is from. */
export interface Spec {
  /** An address, or the name of a file. */
  readonly source: string;
  readonly document: ReturnType<typeof readOpenApi>;
}

export interface ReadSpecOptions {
  /** As typed. */
  readonly file: string | undefined;
  readonly apiUrl: string | undefined;
  readonly context: Pick<CommandContext, 'cwd' | 'env' | 'signal' | 'version'>;
}

/** Reads the description of the live API, or of a file. @throws CliError BAD_SPEC and those of `fetchSpec` */
export async function readSpec(repo: Repo, options: ReadSpecOptions): Promise<Spec> {
  const { source, text } = await readSource(repo, options);
  try {
    return { source, document: readOpenApi(text) };
  } catch (cause) {
    if (!(cause instanceof OpenApiError)) throw cause;
    throw new CliError('BAD_SPEC', `Cannot read ${source}: ${cause.message}`, { cause });
  }
}

interface Source {
  readonly source: string;
  readonly text: string;
}

async function readSource(
  { root, answers }: Repo,
  { file, apiUrl: wanted, context }: ReadSpecOptions,
): Promise<Source> {
  // The name alone: where a person keeps it is nobody else's business.
  if (file !== undefined)
    return { source: path.basename(file), text: await readSpecFile(path.resolve(context.cwd, file)) };
  const config = (await readTestConfig(root)) ?? {};
  const apiUrl = findApiUrl({ wanted, config, answers });
  const key = config['API_KEY'] || context.env['API_KEY'];
  const userAgent = `castai-bot/${context.version}`;
  return {
    source: specUrl(apiUrl).href,
    text: await fetchSpec({ apiUrl, key, userAgent, signal: context.signal, env: context.env }),
  };
}

async function readSpecFile(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_SPEC_BYTES) throw tooLarge(file);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('NO_SPEC', `Cannot read --file: ${words}`, { cause });
  }
}
