import { shell, type ShellLine } from '@castai-bot/cli';
import path from 'node:path';
import { readEnvFile } from '../config/read-env-file.ts';

/** The file of a bot's repo that says where CAST AI is, and as whom to speak to it, from this machine. */
export const TEST_CONFIG = 'test_config.env';

/** The command that makes it, or another file with secrets, of its template: for its owner's eyes alone from the first. */
export function copyTemplateCommand(name: string): ShellLine {
  return shell`(umask 077; cp ${name}.template ${name})`;
}

/** What test_config.env says, and nothing that a shell adds; undefined when there is none. @throws CliError ENV_FILE */
export function readTestConfig(root: string): Promise<Readonly<Record<string, string>> | undefined> {
  return readEnvFile(path.join(root, TEST_CONFIG));
}
