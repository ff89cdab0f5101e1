type Environment = Readonly<Record<string, string | undefined>>;

export interface ProxyOptions {
  readonly env: Environment;
  /** Whether the proxies of the environment count in any case; `fetch` wants NODE_USE_ENV_PROXY=1 too. */
  readonly isAlways?: boolean;
}

/**
 * What an error says of the proxy on the way, behind its reason: `, through the proxy proxy.corp:3128 (HTTPS_PROXY)`.
 * Empty where there is none. Never its user or password.
 * @see https://nodejs.org/api/http.html#built-in-proxy-support
 */
export function describeProxy(url: URL, { env, isAlways = false }: ProxyOptions): string {
  const found = findProxy(url, env);
  if (found === undefined) return '';
  const { name, host } = found;
  if (!isAlways && !isUsed(env)) return `; ${name} is not used unless NODE_USE_ENV_PROXY=1 is set too`;
  return `, through the proxy ${host} (${name})`;
}

function findProxy(url: URL, env: Environment): { readonly name: string; readonly host: string } | undefined {
  const lower = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const name = [lower, lower.toUpperCase()].find((one) => env[one]);
  const proxy = name === undefined ? undefined : env[name];
  if (
    name === undefined ||
    proxy === undefined ||
    isExcluded(url, env['no_proxy'] || env['NO_PROXY'] || '')
  ) {
    return undefined;
  }
  return { name, host: URL.canParse(proxy) ? new URL(proxy).host : 'it names, which is no address' };
}

function isUsed({ NODE_USE_ENV_PROXY, NODE_OPTIONS = '' }: Environment): boolean {
  return NODE_USE_ENV_PROXY === '1' || NODE_OPTIONS.includes('--use-env-proxy');
}

/** Hosts, domains with a dot or a star before them, with or without a port. */
function isExcluded({ hostname, host }: URL, noProxy: string): boolean {
  return noProxy
    .split(/[,\s]+/)
    .map((entry) => entry.toLowerCase().replace(/^\*\./, '.'))
    .some(
      (entry) =>
        entry === '*' ||
        entry === hostname ||
        entry === host ||
        (entry.startsWith('.') && hostname.endsWith(entry)),
    );
}
