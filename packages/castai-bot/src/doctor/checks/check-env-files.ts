import { shell } from '@castai-bot/cli';
import { chmod, copyFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { copyTemplateCommand } from '../../castai/test-config.ts';
import { failed, passed, warning } from '../../inspect/finding.ts';
import { runProgram } from '../../process/run-program.ts';
import type { Checked, DoctorInput } from '../doctor-input.ts';

/** The files that hold a key or a token, beside the template each is copied from. */
const FILES = ['test_config.env', 'secrets.env'] as const;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;
const TIMEOUT_MS = 10_000;

/** Whether the files with secrets are there, are for their owner alone, and are not in git. */
export async function checkEnvFiles(input: DoctorInput): Promise<readonly Checked[]> {
  return Promise.all(FILES.map((name) => checkEnvFile(input, name)));
}

async function checkEnvFile(input: DoctorInput, name: (typeof FILES)[number]): Promise<Checked> {
  const file = path.join(input.repo.root, name);
  const mode = await stat(file).then(
    (found) => found.mode,
    () => undefined,
  );
  const template = `${file}.template`;
  const hasTemplate = await stat(template).then(
    () => true,
    () => false,
  );
  if (mode === undefined) {
    // A registry login is often the engine's own.
    if (name === 'secrets.env' || !hasTemplate) return passed('env-files', `There is no ${name}`);
    return {
      ...warning(
        'env-files',
        `There is no ${name}: a run against the real CAST AI reads it`,
        copyTemplateCommand(name),
      ),
      repair: async () => {
        await copyFile(template, file);
        await chmod(file, OWNER_ONLY);
        return `Copied ${name} from its template: fill it in`;
      },
    };
  }
  if (await isInGit(input, name)) {
    return failed(
      'env-files',
      `${name} is in git: what is in it must be made anew`,
      shell`git rm --cached ${name}`,
    );
  }
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    return {
      ...warning('env-files', `Other users of this machine can read ${name}`, `chmod 600 ${name}`),
      repair: async () => {
        await chmod(file, OWNER_ONLY);
        return `Made ${name} readable for you alone`;
      },
    };
  }
  return passed('env-files', `${name} is there, for you alone and not in git`);
}

/** Whether git knows a file of a bot. */
export async function isInGit({ repo, context }: DoctorInput, name: string): Promise<boolean> {
  const { env, signal, stderr } = context;
  const outcome = await runProgram(
    { program: 'git', args: ['ls-files', '--error-unmatch', '--', name] },
    { cwd: repo.root, env, signal, live: stderr, timeoutMs: TIMEOUT_MS },
  );
  return outcome.exitCode === 0;
}
