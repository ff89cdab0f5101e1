import type { AuthEntry, DockerConfig } from './docker-config.ts';
import { type ImageReference, toRegistry } from '../image-reference.ts';
import type { Login } from './login.ts';

/** Where a config file keeps the login of an image's registry. */
export type Found = { readonly login: Login } | { readonly helper: string; readonly server: string };

/** docker's own name for Docker Hub, in its file and to its helpers. */
const DOCKER_HUB_SERVER = 'https://index.docker.io/v1/';

/**
 * Looks for the login that an engine would use for an image.
 * @param source names the file, for people
 */
export function findInConfig(config: DockerConfig, image: ImageReference, source: string): Found | undefined {
  const { auths = {}, credHelpers = {}, credsStore } = config;
  const server = image.registry === 'docker.io' ? DOCKER_HUB_SERVER : image.registry;
  const helper = findByRegistry(credHelpers, image.registry) ?? credsStore;
  if (helper) return { helper, server };
  for (const key of toKeys(image)) {
    const entry = auths[key] ?? (key === image.registry ? findByRegistry(auths, key) : undefined);
    const login = entry && toLogin(entry, source);
    if (login) return { login };
  }
  return undefined;
}

/** Most specific first: podman knows logins of a part of a registry. */
function toKeys({ registry, repository }: ImageReference): readonly string[] {
  const parts = `${registry}/${repository}`.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

function findByRegistry<Value>(table: Readonly<Record<string, Value>>, registry: string): Value | undefined {
  return Object.entries(table).find(([key]) => isKeyOf(key, registry))?.[1];
}

/** `https://registry.example.com/v1/` and `registry.example.com` are one registry; `registry.example.com/team` is a part of it. */
function isKeyOf(key: string, registry: string): boolean {
  const isUrl = /^https?:\/\//.test(key);
  return toRegistry(key) === registry && (isUrl || !key.includes('/'));
}

/** Whether a key of `auths` or `credHelpers` would answer for an image. */
export function isForImage(key: string, image: ImageReference): boolean {
  return isKeyOf(key, image.registry) || toKeys(image).includes(key);
}

function toLogin(entry: AuthEntry, source: string): Login | undefined {
  const { username, password } = entry.auth === undefined ? entry : decode(entry.auth);
  if (entry.identitytoken) {
    return {
      source,
      username: username || undefined,
      secret: { kind: 'identity-token', token: entry.identitytoken },
    };
  }
  if (!username || password === undefined) return undefined;
  return { source, username, secret: { kind: 'password', password } };
}

function decode(auth: string): { readonly username?: string; readonly password?: string } {
  const text = Buffer.from(auth, 'base64').toString('utf8').replaceAll('\0', '');
  const colon = text.indexOf(':');
  return colon === -1 ? {} : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
