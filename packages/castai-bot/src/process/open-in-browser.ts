import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CliError, findProgram, shell } from '@castai-bot/cli';
import type { Environment } from './bot-env.ts';

/** What each system opens a URL with; it ends once it has handed the URL over. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const OTHER_OPENER = ['xdg-open'] as const;

/**
 * Opens a URL in the person's browser, and resolves once a program was started that does.
 * @throws CliError NO_BROWSER where there is none
 */
export async function openInBrowser(
  url: string,
  { env, platform }: { readonly env: Environment; readonly platform: NodeJS.Platform },
): Promise<void> {
  const [program, ...args] = OPENERS[platform] ?? OTHER_OPENER;
  const file = findProgram(program, { env, platform });
  if (file === undefined) throw noBrowser(url, `there is no ${program} on the PATH`);
  const child = spawn(file, [...args, url], { stdio: 'ignore', detached: true, env });
  child.unref();
  await once(child, 'spawn').catch((cause: unknown) => {
    throw noBrowser(url, cause instanceof Error ? cause.message : String(cause));
  });
}

function noBrowser(url: string, why: string): CliError {
  return new CliError('NO_BROWSER', `Cannot open ${url}: ${why}`, {
    hint: shell`castai-bot simulate`,
  });
}
