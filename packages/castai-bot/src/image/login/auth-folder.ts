import { copyFile, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
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

interface FolderOptions {
  readonly engine: Engine;
  readonly image: ImageReference;
  readonly places: LoginPlaces;
}

/**
 * Runs `use` with a private folder (0700) that has the user's other logins, plugins, contexts and builders, and room
 * for a new login. Whatever happens in `use`, the folder is gone afterwards.
 * @throws CliError AUTH_FOLDER when there is no room for it, AUTH_FILE
 */
export async function withAuthFolder<Result>(
  { engine, image, places }: FolderOptions,
  use: (folder: AuthFolder) => Promise<Result>,
): Promise<Result> {
  const folder = await makeFolder(places);
  try {
    const env = await fillFolder(folder, { engine, image, places });
    return await use({ path: folder, env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function makeFolder({ env }: LoginPlaces): Promise<string> {
  const parent = env['TMPDIR'] || tmpdir();
  return mkdtemp(path.join(parent, 'castai-bot-auth-')).catch((cause: unknown) => {
    throw cannotPrepare(parent, cause);
  });
}

async function fillFolder(
  folder: string,
  { engine, image, places }: FolderOptions,
): Promise<Readonly<Record<string, string>>> {
  const isContainers = usesContainersAuth(engine);
  const configs = (await readConfigs(engine, places)).map(({ config }) => config);
  const text = JSON.stringify(isContainers ? toAuthFile(configs, image) : toDockerConfig(configs, image));
  const file = path.join(folder, isContainers ? AUTH : CONFIG);
  try {
    await writeFile(file, text, { mode: 0o600 });
    if (!isContainers) await linkRest(findDockerFolder(places), folder);
  } catch (cause) {
    throw cannotPrepare(folder, cause);
  }
  return isContainers ? { REGISTRY_AUTH_FILE: file } : { DOCKER_CONFIG: folder };
}

function cannotPrepare(folder: string, cause: unknown): CliError {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new CliError('AUTH_FOLDER', `Cannot prepare a login in ${JSON.stringify(folder)}: ${words}`, {
    cause,
  });
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
