import type { ImageReference } from '../image-reference.ts';
import type { Login } from '../login/login.ts';
import { isLoopback } from './is-loopback.ts';
import { authorize } from './registry-authorization.ts';
import type { RegistryAnswer, RegistryRequest, SendRequest } from './registry-request.ts';

/** The repository of one image in its registry, asked directly: no engine in between. */
export interface Registry {
  /** Whether the registry was found to speak plain http. */
  isPlainHttp(): Promise<boolean>;
  /** Sends a request below `/v2/<repository>/`, and answers a challenge. @throws when the registry cannot be reached */
  ask(request: RepositoryRequest): Promise<RegistryAnswer>;
}

export interface RepositoryRequest {
  readonly method: RegistryRequest['method'];
  /** `manifests/latest`, or an absolute URL that the registry gave. */
  readonly path: string;
  readonly actions: 'pull' | 'pull,push';
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RegistryOptions {
  readonly image: ImageReference;
  readonly login: Login | undefined;
  readonly send: SendRequest;
  /** Plain http is allowed for any host; without it only for this machine's own. */
  readonly isInsecure: boolean;
}

/** Docker Hub's API has another name than its images. */
const DOCKER_HUB_API = 'registry-1.docker.io';
const MOST_REDIRECTS = 3;

export function openRegistry(options: RegistryOptions): Registry {
  const { image, login, send } = options;
  const authorizations = new Map<string, string>();
  let base: URL | undefined;
  const findBase = async (): Promise<URL> => (base ??= await probeBase(options));

  const ask = async (request: RepositoryRequest): Promise<RegistryAnswer> => {
    const root = await findBase();
    const url = new URL(request.path, new URL(`v2/${image.repository}/`, root));
    const scope = `repository:${image.repository}:${request.actions}`;
    const start = (): Promise<Followed> => {
      const authorization = url.origin === root.origin ? authorizations.get(scope) : undefined;
      const headers = { ...request.headers, ...(authorization === undefined ? {} : { authorization }) };
      return follow(send, { method: request.method, url, headers });
    };
    const { answer: first, origin } = await start();
    const challenge = first.headers['www-authenticate'];
    // Where a redirect leads, another could ask for our login, or name whom it is to be sent to.
    const isAsked = first.status === 401 && origin === root.origin;
    if (!isAsked || challenge === undefined) return first;
    const given = await authorize(challenge, scope, { send, login, isPlainHttp: root.protocol === 'http:' });
    if ('refusal' in given) return given.refusal;
    if (given.header === undefined) return first;
    authorizations.set(scope, given.header);
    return (await start()).answer;
  };
  return { ask, isPlainHttp: async () => (await findBase()).protocol === 'http:' };
}

/** https, and where that is no TLS at all plain http, for this machine's own registries. */
async function probeBase({ image, send, isInsecure }: RegistryOptions): Promise<URL> {
  const host = image.registry === 'docker.io' ? DOCKER_HUB_API : image.registry;
  const secure = new URL(`https://${host}/`);
  try {
    await send({ method: 'GET', url: new URL('v2/', secure) });
    return secure;
  } catch (error) {
    const mayBePlain = isInsecure || isLoopback(secure.hostname);
    if (mayBePlain && isNoTls(error)) return new URL(`http://${host}/`);
    throw error;
  }
}

function isNoTls(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(EPROTO|ERR_SSL_|ECONNRESET)/.test(String(error.code))
  );
}

/** An answer, and who gave it in the end. */
interface Followed {
  readonly answer: RegistryAnswer;
  readonly origin: string;
}

/** Blobs are often kept elsewhere: the way there is the registry's to say, our login stays with the registry. */
async function follow(send: SendRequest, request: RegistryRequest, turn = 0): Promise<Followed> {
  const answer = await send(request);
  const { location } = answer.headers;
  const isRedirect = request.method === 'GET' && [301, 302, 303, 307, 308].includes(answer.status);
  if (!isRedirect || location === undefined || turn === MOST_REDIRECTS)
    return { answer, origin: request.url.origin };
  const url = new URL(location, request.url);
  const isSame = url.origin === request.url.origin;
  return follow(
    send,
    { method: 'GET', url, ...(isSame && request.headers ? { headers: request.headers } : {}) },
    turn + 1,
  );
}
