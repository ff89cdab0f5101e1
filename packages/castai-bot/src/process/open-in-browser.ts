import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from '@castai-bot/cli';
import type { Environment } from './bot-env.ts';

/** What each system opens a URL with; it ends once it has handed the URL over. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const OTHER_OPENER = ['xdg-open'] as const;

export interface BrowserOptions {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** Hears why no browser opened: the person has the URL, and goes on. */
  readonly note: (line: string) => void;
}

/** Opens a URL in the person's browser, and resolves once a program was started that does. */
export async function openInBrowser(url: string, { env, platform, note }: BrowserOptions): Promise<void> {
  const [program, ...args] = OPENERS[platform] ?? OTHER_OPENER;
  const file = findProgram(program, { env, platform });
  if (file === undefined) {
    note(`Cannot open ${url}: there is no ${program} on the PATH`);
    return;
  }
  const child = spawn(file, [...args, url], { stdio: 'ignore', detached: true, env });
  child.unref();
  await once(child, 'spawn').catch((error: unknown) => {
    note(`Cannot open ${url}: ${error instanceof Error ? error.message : String(error)}`);
  });
}
