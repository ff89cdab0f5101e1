import { CliError, shell } from '@castai-bot/cli';
import type { ImageCall } from '../engine/plan-image.ts';
import type { Engine, RunProgram } from '../engine/engine.ts';
import type { ImageReference } from '../image-reference.ts';
import type { Login } from './login.ts';

export interface LogInOptions {
  readonly engine: Engine;
  readonly image: ImageReference;
  readonly login: Login;
  readonly isInsecure: boolean;
}

/** The command that logs in; the password goes in through stdin, since argv is for everyone on the machine to read. */
export function toLoginCall({ engine, image, login, isInsecure }: LogInOptions): ImageCall {
  const insecure = isInsecure && engine.name !== 'docker';
  const flag = engine.name === 'nerdctl' ? '--insecure-registry' : '--tls-verify=false';
  return {
    program: engine.name,
    args: [
      'login',
      `--username=${login.username ?? ''}`,
      '--password-stdin',
      ...(insecure ? [flag] : []),
      image.registry,
    ],
    ...(login.secret.kind === 'password' ? { input: login.secret.password } : {}),
  };
}

/** In an engine's words. */
const REFUSED = /unauthorized|denied|incorrect|invalid username|\b401\b|\b403\b/i;

/** Logs an engine in, below the folder that its environment names. @throws CliError LOGIN_FAILED */
export async function logIn(options: LogInOptions, run: RunProgram): Promise<void> {
  const { exitCode, reason } = await run(toLoginCall(options));
  if (exitCode === 0) return;
  const { engine, image, login } = options;
  throw new CliError(
    'LOGIN_FAILED',
    `Cannot log ${engine.name} in to ${JSON.stringify(image.registry)} as ${JSON.stringify(login.username)}: ${reason}`,
    REFUSED.test(reason) ? { hint: shell`Correct ${login.source}` } : {},
  );
}
