import os from 'node:os';
import path from 'node:path';
import { until } from '@castai-bot/testing/until';
import { execa } from 'execa';
import fs from 'fs-extra';

/** A place of its own for everything a container test leaves behind: folders, processes, mounts. */
export interface Lab {
  readonly folder: string;
  /** Where engines keep logins and certificates, in place of the user's own home. */
  readonly home: string;
  /** What every program of the lab is started with; nothing of the machine's own logins is in it. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs at the end, the last one first. */
  atEnd(work: () => Promise<unknown>): void;
  /** Starts a server that lives as long as the lab; its output goes to a file of that name. */
  serve(name: string, command: readonly [string, ...string[]], env?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

export async function openLab(): Promise<Lab> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-lab-'));
  const home = path.join(folder, 'home');
  const work: (() => Promise<unknown>)[] = [() => fs.remove(folder), () => unmountAll(folder)];
  const { PATH = '', LANG = 'C.UTF-8' } = process.env;
  const env = {
    // dockerd and its tools live in sbin.
    PATH: [PATH, '/usr/sbin', '/sbin'].join(path.delimiter),
    LANG,
    HOME: home,
    XDG_RUNTIME_DIR: path.join(folder, 'run'),
    TMPDIR: path.join(folder, 'tmp'),
  };
  for (const name of [home, env.XDG_RUNTIME_DIR, env.TMPDIR]) await fs.ensureDir(name, 0o700);
  return {
    folder,
    home,
    env,
    atEnd: (one) => void work.push(one),
    serve: (name, [file, ...args], own = env) => {
      const log = { file: path.join(folder, `${name}.log`) };
      const server = execa(file, args, {
        env: own,
        extendEnv: false,
        reject: false,
        stdout: log,
        stderr: log,
      });
      work.push(async () => {
        server.kill();
        await server;
      });
    },
    close: async () => {
      for (const one of work.splice(0).toReversed()) {
        await one().catch((error: unknown) => console.error('Cannot clean up:', error));
      }
    },
  };
}

/** What an engine that was ended in the middle of its work has left mounted. */
async function unmountAll(folder: string): Promise<void> {
  const mounts = await fs.readFile('/proc/mounts', 'utf8').catch(() => '');
  const points = mounts.split('\n').flatMap((line) => line.split(' ')[1] ?? []);
  const ours = points.filter((point) => point.startsWith(`${folder}/`)).toReversed();
  for (const point of ours) await execa('umount', ['--lazy', point], { reject: false });
}

/** Asks until `question` answers with something. */
export async function waitFor<Answer>(
  what: string,
  question: () => Promise<Answer | undefined>,
): Promise<Answer> {
  return until(() => question().catch(() => undefined), what);
}
