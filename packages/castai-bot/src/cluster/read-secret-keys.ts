import type { Kubectl } from './kubectl.ts';
import { toKubectlError } from './kubectl-error.ts';

/** What may be known of a Secret without its values, which never leave kubectl. */
export type SecretLook =
  | { readonly kind: 'found'; readonly type: string; readonly keys: readonly string[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'forbidden'; readonly reason: string };

/** A key without a value does not count. */
const TEMPLATE =
  '{{.type}}{{"\\n"}}{{range $key, $value := .data}}{{if $value}}{{$key}}{{"\\n"}}{{end}}{{end}}';

/** Looks at a Secret's type and the names of its keys. @throws CliError when the cluster cannot be asked */
export async function readSecretKeys(kubectl: Kubectl, name: string): Promise<SecretLook> {
  const outcome = await kubectl.ask(['get', 'secret', name, `--output=go-template=${TEMPLATE}`]);
  if (outcome.exitCode === 0) {
    const [type = '', ...keys] = outcome.stdout.split('\n').filter(Boolean);
    return { kind: 'found', type, keys };
  }
  const { context, namespace } = kubectl;
  const error = toKubectlError(outcome, {
    action: `read the Secret ${JSON.stringify(name)}`,
    context,
    namespace,
  });
  if (error.code === 'NOT_FOUND') return { kind: 'missing' };
  if (error.code === 'FORBIDDEN') return { kind: 'forbidden', reason: error.message };
  throw error;
}
