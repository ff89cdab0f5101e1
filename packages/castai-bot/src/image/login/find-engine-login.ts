import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDockerConfig, readDockerConfig, type DockerConfig } from './docker-config.ts';
import type { Engine, RunProgram } from '../engine/engine.ts';
import { findInConfig } from './find-in-config.ts';
import type { ImageReference } from '../image-reference.ts';
import type { Login } from './login.ts';

export interface LoginPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The user's number; undefined on Windows. */
  readonly userId: number | undefined;
}

export interface EngineLoginOptions extends LoginPlaces {
  readonly run: RunProgram;
}

/** The login an engine would push an image with; undefined when it has none. Nothing is changed. */
export async function findEngineLogin(
  engine: Engine,
  image: ImageReference,
  options: EngineLoginOptions,
): Promise<Login | undefined> {
  for (const { config, source } of await readConfigs(engine, options)) {
    const found = findInConfig(config, image, source);
    if (found && 'login' in found) return found.login;
    const login = found && (await askHelper(found, options.run));
    if (login) return login;
  }
  const helpers = usesContainersAuth(engine) ? await readHelpers(options) : [];
  for (const helper of helpers) {
    const login = await askHelper({ helper, server: image.registry }, options.run);
    if (login) return login;
  }
  return undefined;
}

/** Every file of logins the engine reads, the first to be asked first. */
export async function readConfigs(
  engine: Engine,
  places: LoginPlaces,
): Promise<readonly { readonly config: DockerConfig; readonly source: string }[]> {
  const inEnv = usesContainersAuth(engine) ? undefined : places.env['DOCKER_AUTH_CONFIG'];
  const configs = inEnv
    ? [{ config: parseDockerConfig(inEnv, '$DOCKER_AUTH_CONFIG'), source: '$DOCKER_AUTH_CONFIG' }]
    : [];
  for (const file of listAuthFiles(engine, places)) {
    const config = await readDockerConfig(file);
    if (config) configs.push({ config, source: file });
  }
  return configs;
}

/** The folder of docker's config.json, plugins and contexts. */
export function findDockerFolder({ env, home }: LoginPlaces): string {
  return env['DOCKER_CONFIG'] || path.join(home, '.docker');
}

/** podman and buildah keep logins in a file of their own, and read docker's too. */
export function usesContainersAuth({ name }: Engine): boolean {
  return name === 'podman' || name === 'buildah';
}

/** @see https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md */
function listAuthFiles(engine: Engine, places: LoginPlaces): readonly string[] {
  const docker = path.join(findDockerFolder(places), 'config.json');
  if (!usesContainersAuth(engine)) return [docker];
  const { env, home, userId } = places;
  if (env['REGISTRY_AUTH_FILE']) return [env['REGISTRY_AUTH_FILE']];
  const runtime = env['XDG_RUNTIME_DIR']
    ? [path.join(env['XDG_RUNTIME_DIR'], 'containers/auth.json')]
    : userId === undefined
      ? []
      : [`/run/containers/${userId}/auth.json`];
  const config = path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'containers/auth.json');
  return [...runtime, config, docker];
}

/** @see https://github.com/docker/docker-credential-helpers */
async function askHelper(
  { helper, server }: { readonly helper: string; readonly server: string },
  run: RunProgram,
): Promise<Login | undefined> {
  const program = `docker-credential-${helper}`;
  const { exitCode, stdout } = await run({ program, args: ['get'], input: server }, { timeoutMs: 30_000 });
  if (exitCode !== 0) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the helper's protocol; every field is optional
  const { Username, Secret } = JSON.parse(stdout) as { Username?: string; Secret?: string };
  if (!Secret) return undefined;
  return Username === '<token>'
    ? { source: program, username: undefined, secret: { kind: 'identity-token', token: Secret } }
    : { source: program, username: Username, secret: { kind: 'password', password: Secret } };
}

/** @see https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md */
async function readHelpers({ env, home }: LoginPlaces): Promise<readonly string[]> {
  const files = env['CONTAINERS_REGISTRIES_CONF']
    ? [env['CONTAINERS_REGISTRIES_CONF']]
    : [
        path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'containers/registries.conf'),
        '/etc/containers/registries.conf',
      ];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const [, list = ''] = /^[ \t]*credential-helpers[ \t]*=[ \t]*\[([^\]]*)\]/m.exec(text) ?? [];
    const names = [...list.matchAll(/["']([\w.-]+)["']/g)].flatMap(([, name]) => name ?? []);
    return names.filter((name) => name !== 'containers-auth.json');
  }
  return [];
}
