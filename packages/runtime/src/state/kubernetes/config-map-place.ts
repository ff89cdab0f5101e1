import { fileSystem } from '../../platform/file-system.ts';
import type { StatePlace } from '../../read/bot-entry.ts';
import type { Environment } from '../../read/environment.ts';
import { refuse } from '../state-value.ts';

/** A ConfigMap, and how to ask for it. */
export interface ConfigMapPlace {
  /** Of the object, at the API server. */
  readonly url: URL;
  /** In words, e.g. `ConfigMap "my-bot-hours-state" in the namespace "castai-agent"`. */
  readonly shown: string;
  /** Read anew for each call: the kubelet renews both while a pod runs. @throws ConfigError `state` */
  readonly readAccess: () => ApiServerAccess;
}

/** What a call brings. */
export interface ApiServerAccess {
  readonly token: string;
  /** The authority that vouches for the server, as PEM; undefined on loopback. */
  readonly ca: string | undefined;
}

/** Where a ConfigMap is looked for. */
export interface ConfigMapSearch {
  /** The state's name. */
  readonly name: string;
  readonly env: Environment;
  /** Where the pod's account is mounted. @default where the kubelet mounts it */
  readonly folder?: string | undefined;
}

/** Where the kubelet mounts the token of a pod's ServiceAccount. */
const MOUNTED_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * Finds the ConfigMap of a state: at the API server of the pod's cluster, or where castai-bot keeps it during a run on a
 * machine (`BOT_STATE_URL`, `BOT_STATE_TOKEN`).
 *
 * @param state What the manifest says of it; undefined where it says nothing
 * @throws ConfigError `state` where there is none
 */
export function findConfigMap(
  state: StatePlace | undefined,
  { env, folder = MOUNTED_ACCOUNT, name }: ConfigMapSearch,
): ConfigMapPlace {
  const { BOT_STATE_URL: local = '', BOT_STATE_TOKEN: token = '', KUBERNETES_SERVICE_HOST: host = '' } = env;
  if (local !== '') {
    return {
      url: parseLocalUrl(local, name),
      shown: 'what castai-bot keeps on this machine',
      readAccess: () => ({ token, ca: undefined }),
    };
  }
  if (host === '') {
    throw refuse(
      name,
      ': found neither castai-bot run nor a cluster around this run, wanted one to keep it',
      {
        hint: 'castai-bot run --simulate',
      },
    );
  }
  if (state === undefined) {
    throw refuse(name, ': the manifest names no ConfigMap for it', {
      hint: '"state" of the entry in castai-bot.json, then castai-bot update and castai-bot deploy',
    });
  }
  const { KUBERNETES_SERVICE_PORT_HTTPS: httpsPort = '', KUBERNETES_SERVICE_PORT: port = '443' } = env;
  const read = (file: string): string => readMounted(`${folder}/${file}`, name);
  // A pod's ConfigMap is in the pod's namespace, wherever an overlay has moved both.
  const namespace = read('namespace').trim() || state.namespace;
  const origin = `https://${host.includes(':') ? `[${host}]` : host}:${httpsPort === '' ? port : httpsPort}`;
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps/${encodeURIComponent(state.configMap)}`;
  return {
    url: new URL(path, origin),
    shown: `ConfigMap ${JSON.stringify(state.configMap)} in the namespace ${JSON.stringify(namespace)}`,
    readAccess: () => ({ token: read('token').trim(), ca: read('ca.crt') }),
  };
}

/** The token goes in plain text. */
function parseLocalUrl(text: string, name: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' && url.hostname === '127.0.0.1') return url;
  throw refuse(name, `: found BOT_STATE_URL ${JSON.stringify(text)}, wanted http://127.0.0.1:port/…`);
}

function readMounted(file: string, name: string): string {
  try {
    return fileSystem.readFileSync(file, 'utf8');
  } catch (error) {
    throw refuse(
      name,
      `: cannot read ${file}: ${String(error)}; wanted the ServiceAccount's token in the pod`,
      {
        hint: 'castai-bot update, then castai-bot deploy',
      },
    );
  }
}
