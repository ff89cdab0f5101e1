/** Names that container engines give to the machine they run on. */
const ENGINE_HOSTS: ReadonlySet<string> = new Set(['host.docker.internal', 'host.containers.internal']);
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Whether a Host header names what a server on loopback may be called: an IP address, `localhost`, a name without a dot, or
 * a container engine's name for the machine. Any other name may be somebody's domain that was pointed at 127.0.0.1 so that
 * their page counts as of the same origin.
 * @param host with or without a port
 * @param added names that the person who started the server allows, without a port
 */
export function isAllowedHost(host: string, added: readonly string[] = []): boolean {
  const name = hostNameOf(host);
  if (name === undefined) return false;
  return (
    IPV4.test(name) ||
    name.startsWith('[') ||
    LABEL.test(name) ||
    ENGINE_HOSTS.has(name) ||
    added.some((one) => one.toLowerCase() === name)
  );
}

/** The name in lower case, without its port and the dot at its end; an IPv6 address in brackets. */
function hostNameOf(host: string): string | undefined {
  const [, address, name] = /^(?:(\[[0-9a-f:.]+\])|([^\s:[\]/@]+?)\.?)(?::\d+)?$/i.exec(host) ?? [];
  return (address ?? name)?.toLowerCase();
}
