import { CliError } from '@castai-bot/cli';
import { FIELD_MANAGER } from '../bot-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { toKubectlError } from '../kubectl-error.ts';

export const KEY_NAME = 'API_KEY';
const NEW_TYPE = 'Opaque';

/** The Secret as far as it may be known before it is written. */
export interface PresentSecret {
  readonly type: string;
  readonly hasKey: boolean;
  /** castai-bot wrote the key. */
  readonly isOurs: boolean;
}

/** Its type, the names of its keys, and who writes it; a value never leaves kubectl. */
const TEMPLATE =
  '{{.type}}{{"\\n"}}{{range $key, $value := .data}}key {{$key}}{{"\\n"}}{{end}}' +
  '{{range .metadata.managedFields}}manager {{.manager}} {{.operation}}{{"\\n"}}{{end}}';

/** Undefined when there is none, `unknown` when it may not be read. @throws CliError */
export async function readPresentSecret(
  kubectl: Kubectl,
  name: string,
): Promise<PresentSecret | 'unknown' | undefined> {
  const args = ['get', 'secret', name, '--show-managed-fields', `--output=go-template=${TEMPLATE}`];
  const outcome = await kubectl.ask(args);
  if (outcome.exitCode === 0) {
    const [type = NEW_TYPE, ...lines] = outcome.stdout.split('\n');
    return {
      type,
      hasKey: lines.includes(`key ${KEY_NAME}`),
      isOurs: lines.includes(`manager ${FIELD_MANAGER} Apply`),
    };
  }
  const { context, namespace } = kubectl;
  const error = toKubectlError(outcome, {
    action: `read the Secret ${JSON.stringify(name)}`,
    context,
    namespace,
  });
  if (error.code === 'NOT_FOUND') return undefined;
  if (error.code === 'FORBIDDEN') return 'unknown';
  throw error;
}

export interface WriteSecretOptions {
  readonly name: string;
  readonly key: string;
  readonly type: string | undefined;
  readonly isForced: boolean;
  readonly isDryRun: boolean;
}

/**
 * Server-side apply from stdin: the key is in no argument, no file and no annotation.
 * @throws CliError without the key in it
 */
export async function writeSecret(
  kubectl: Kubectl,
  { name, key, type = NEW_TYPE, isForced, isDryRun }: WriteSecretOptions,
): Promise<void> {
  const encoded = Buffer.from(key).toString('base64');
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: kubectl.namespace },
    type,
    data: { [KEY_NAME]: encoded },
  };
  const args = [
    'apply',
    '--server-side',
    `--field-manager=${FIELD_MANAGER}`,
    ...(isForced ? ['--force-conflicts'] : []),
    ...(isDryRun ? ['--dry-run=server'] : []),
    '--filename=-',
  ];
  const outcome = await kubectl.ask(args, { input: JSON.stringify(secret) });
  if (outcome.exitCode === 0) return;
  const { context, namespace } = kubectl;
  const error = toKubectlError(outcome, {
    action: `write the Secret ${JSON.stringify(name)}`,
    context,
    namespace,
  });
  const clean = error.message.replaceAll(key, '[redacted]').replaceAll(encoded, '[redacted]');
  const hint = error.code === 'CONFLICT' ? 'castai-bot secret set --yes takes it over' : error.hint;
  throw new CliError(error.code, clean, hint === undefined ? {} : { hint });
}
