import type { Login } from '../login/login.ts';
import type { RegistryAnswer, SendRequest } from './registry-request.ts';

export interface AuthorizationOptions {
  readonly send: SendRequest;
  readonly login: Login | undefined;
  /** A token server behind plain http is only asked when the registry itself is. */
  readonly isPlainHttp: boolean;
}

/** The header to send, or the answer of the token server that would not give one. */
export type Authorization = { readonly header: string | undefined } | { readonly refusal: RegistryAnswer };

/**
 * Answers a registry's challenge.
 * @param challenge the WWW-Authenticate header of its 401
 * @see https://distribution.github.io/distribution/spec/auth/token
 */
export async function authorize(
  challenge: string,
  scope: string,
  options: AuthorizationOptions,
): Promise<Authorization> {
  const bearer = parseBearer(challenge);
  if (!bearer) return { header: /\bbasic\b/i.test(challenge) ? toBasic(options.login) : undefined };
  const realm = new URL(bearer.realm);
  if (realm.protocol !== 'https:' && !options.isPlainHttp) return { header: undefined };
  const answer = await requestToken(realm, { ...bearer, scope }, options);
  if (answer.status !== 200) return { refusal: answer };
  const token = readToken(answer.body.toString('utf8'));
  return { header: token === undefined ? undefined : `Bearer ${token}` };
}

interface Bearer {
  readonly realm: string;
  readonly service: string | undefined;
}

function parseBearer(challenge: string): Bearer | undefined {
  const parameters = /\bbearer\s+(.*)/is.exec(challenge)?.[1];
  if (parameters === undefined) return undefined;
  const pairs = new Map(
    [...parameters.matchAll(/(?<!\w)(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const realm = pairs.get('realm');
  return realm !== undefined && URL.canParse(realm) ? { realm, service: pairs.get('service') } : undefined;
}

function requestToken(
  realm: URL,
  { service, scope }: { readonly service: string | undefined; readonly scope: string },
  { send, login }: AuthorizationOptions,
): Promise<RegistryAnswer> {
  const words = { ...(service === undefined ? {} : { service }), scope };
  if (login?.secret.kind === 'identity-token') {
    const body = new URLSearchParams({
      ...words,
      grant_type: 'refresh_token',
      refresh_token: login.secret.token,
      client_id: 'castai-bot',
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return send({ method: 'POST', url: realm, headers, body: body.toString() });
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(words)) url.searchParams.set(name, value);
  const basic = toBasic(login);
  return send({ method: 'GET', url, headers: basic === undefined ? {} : { authorization: basic } });
}

function toBasic(login: Login | undefined): string | undefined {
  if (login?.secret.kind !== 'password') return undefined;
  return `Basic ${Buffer.from(`${login.username ?? ''}:${login.secret.password}`).toString('base64')}`;
}

function readToken(text: string): string | undefined {
  const document: unknown = JSON.parse(text);
  if (typeof document !== 'object' || document === null) return undefined;
  const found = Object.entries(document).find(([name]) => name === 'token' || name === 'access_token');
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}
