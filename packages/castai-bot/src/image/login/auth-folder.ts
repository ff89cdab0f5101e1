import { copyFile, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CliError } from '../../errors.ts';
import type { DockerConfig } from './docker-config.ts';
import type { Engine } from '../engine/engine.ts';
import { isForImage } from './find-in-config.ts';
import { findDockerFolder, readConfigs, usesContainersAuth, type LoginPlaces } from './find-engine-login.ts';
import type { ImageReference } from '../image-reference.ts';

const CONFIG = 'config.json';
const AUTH = 'auth.json';

/** A folder that a login can be made in without touching the user's own. */
export interface AuthFolder {
  readonly path: string;
  /** Makes the engine use it. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs `use` with a private folder (0700) that has the user's other logins, plugins, contexts and builders, and room
 * for a new login. Whatever happens in `use`, the folder is gone afterwards.
 */
export async function withAuthFolder<Result>(
  {
    engine,
    image,
    places,
  }: { readonly engine: Engine; readonly image: ImageReference; readonly places: LoginPlaces },
  use: (folder: AuthFolder) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(places.env['TMPDIR'] || tmpdir(), 'castai-bot-auth-'));
  try {
    const isContainers = usesContainersAuth(engine);
    const configs = (await readConfigs(engine, places)).map(({ config }) => config);
    const text = JSON.stringify(isContainers ? toAuthFile(configs, image) : toDockerConfig(configs, image));
    await writeFile(path.join(folder, isContainers ? AUTH : CONFIG), text, { mode: 0o600 });
    if (!isContainers) await linkRest(findDockerFolder(places), folder);
    const env: Record<string, string> = isContainers
      ? { REGISTRY_AUTH_FILE: path.join(folder, AUTH) }
      : { DOCKER_CONFIG: folder };
    return await use({ path: folder, env });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') {
      throw new CliError(
        'NO_SPACE',
        `Cannot prepare a login in ${JSON.stringify(folder)}: no space left on the device`,
        { cause },
      );
    }
    throw cause;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** docker's config as it is, so that other registries, proxies and the context stay; our registry's login is left out. */
function toDockerConfig(configs: readonly DockerConfig[], image: ImageReference): DockerConfig {
  const config = configs.at(-1) ?? {};
  // Without this entry `docker login` would store the password with the user's own, in credsStore.
  const stored = config.credsStore ? Object.fromEntries(toServerNames(image).map((name) => [name, ''])) : {};
  return {
    ...config,
    auths: without(config.auths, image),
    credHelpers: { ...without(config.credHelpers, image), ...stored },
  };
}

/** docker asks by host, for Docker Hub by its old address. */
function toServerNames({ registry }: ImageReference): readonly string[] {
  return registry === 'docker.io'
    ? ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io']
    : [registry];
}

function toAuthFile(configs: readonly DockerConfig[], image: ImageReference): DockerConfig {
  // The first file is asked first, so it is laid over the others.
  const entries = configs.toReversed();
  return {
    auths: Object.fromEntries(entries.flatMap(({ auths }) => Object.entries(without(auths, image)))),
    credHelpers: Object.fromEntries(
      entries.flatMap(({ credHelpers }) => Object.entries(without(credHelpers, image))),
    ),
  };
}

function without<Value>(
  table: Readonly<Record<string, Value>> | undefined,
  image: ImageReference,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(table ?? {}).filter(([key]) => !isForImage(key, image)));
}

/** Plugins (buildx), contexts and builders live beside config.json. */
async function linkRest(from: string, to: string): Promise<void> {
  for (const name of await listNames(from)) {
    if (name === CONFIG) continue;
    const [source, target] = [path.join(from, name), path.join(to, name)];
    const found = await stat(source).catch(() => undefined);
    if (found?.isDirectory()) await symlink(source, target, 'junction');
    else if (found?.isFile()) await copyFile(source, target);
  }
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
