import path from 'node:path';
import { CliError, shell } from '@castai-bot/cli';
import { readEnvFile } from '../../config/read-env-file.ts';
import { type ImageReference, toRegistry } from '../image-reference.ts';
import type { Login } from './login.ts';

export const SECRETS_FILE = 'secrets.env';

export interface SecretsOptions {
  /** Folder of secrets.env. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Variables, and what their values are called when they are there but not usable. */
interface Variables {
  readonly username: string;
  readonly password: string;
  readonly isForImage: boolean;
}

/**
 * The login that secrets.env, or the environment before it, holds for an image's registry.
 * @throws CliError SECRETS when half of it is missing, ENV_FILE
 */
export async function findSecretsLogin(
  image: ImageReference,
  { root, env }: SecretsOptions,
): Promise<Login | undefined> {
  const file = (await readEnvFile(path.join(root, SECRETS_FILE))) ?? {};
  const read = (name: string): { readonly value: string; readonly source: string } | undefined => {
    if (env[name]) return { value: env[name], source: `$${name}` };
    return file[name] ? { value: file[name], source: SECRETS_FILE } : undefined;
  };
  const registry = read('REGISTRY')?.value;
  const choices: readonly Variables[] = [
    {
      username: 'REGISTRY_USERNAME',
      password: 'REGISTRY_PASSWORD',
      isForImage: registry === undefined || toRegistry(registry) === image.registry,
    },
    {
      username: 'DOCKER_HUB_USERNAME',
      password: 'DOCKER_HUB_TOKEN',
      isForImage: image.registry === 'docker.io',
    },
  ];
  for (const { username, password, isForImage } of choices) {
    const [user, secret] = [read(username), read(password)];
    if (!isForImage || (!user && !secret)) continue;
    if (!user || !secret) throw incomplete(user ? password : username, user ? username : password);
    return {
      source: secret.source,
      username: user.value,
      secret: { kind: 'password', password: secret.value },
    };
  }
  return undefined;
}

function incomplete(missing: string, present: string): CliError {
  return new CliError('SECRETS', `Cannot log in with ${SECRETS_FILE}: ${present} is set, ${missing} is not`, {
    hint: shell`Add ${missing} to ${SECRETS_FILE}`,
  });
}
