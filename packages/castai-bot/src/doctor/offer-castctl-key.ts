import path from 'node:path';
import { askYesNo, CliError, type CommandContext } from '@castai-bot/cli';
import { findCastctlLogin } from '../castai/castctl-login.ts';
import { readTestConfig, TEST_CONFIG } from '../castai/test-config.ts';
import { replaceFile } from '../edit-repo/replace-file.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { isInGit } from './checks/check-env-files.ts';
import type { DoctorInput } from './doctor-input.ts';

/** At a terminal, and where test_config.env has no key: asks whether that of castctl's login is to be its. */
export async function offerCastctlKey(input: DoctorInput): Promise<void> {
  const { repo, context } = input;
  if (!context.isInteractive || !(await lacksKey(repo.root))) return;
  const login = await findCastctlLogin(context.env);
  // Into what git knows no key is written.
  if (login?.key === undefined || (await isInGit(input, TEST_CONFIG))) return;
  const message = `castctl is logged in here. Copy its API key from ${login.file} to ${TEST_CONFIG}, for runs from this machine?`;
  if (!(await isWanted(message, context))) return;
  const file = path.join(repo.root, TEST_CONFIG);
  const before = (await readTextIfThere(file)) ?? (await readTextIfThere(`${file}.template`)) ?? '';
  await replaceFile(file, withKey(before, login.key), { shown: TEST_CONFIG, isPrivate: true });
  context.note(`Copied castctl's API key to ${TEST_CONFIG}, which nobody else can read`);
}

/** Not where it cannot be read, which is said by its check. */
async function lacksKey(root: string): Promise<boolean> {
  try {
    return !(await readTestConfig(root))?.['API_KEY'];
  } catch (error) {
    if (error instanceof CliError) return false;
    throw error;
  }
}

async function isWanted(message: string, context: CommandContext): Promise<boolean> {
  try {
    return await askYesNo({ message, fallback: false }, context);
  } catch (error) {
    // Who leaves the question has not said yes; the checks go on.
    if (error instanceof CliError && error.code === 'CANCELLED') return false;
    throw error;
  }
}

/** A key is letters, digits and underscores, so that it needs no quotes of its own. */
function withKey(text: string, key: string): string {
  const line = `API_KEY="${key}"`;
  if (/^API_KEY=/m.test(text)) return text.replace(/^API_KEY=.*$/m, line);
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${line}\n`;
}
