import { CliError, shell } from '@castai-bot/cli';
import { FIELD_MANAGER } from '../bot-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { toKubectlError } from '../kubectl-error.ts';

/** The key of CAST AI's own. */
export const KEY_NAME = 'API_KEY';

/** The key in the Secret that is written. */
export interface SecretPlace {
  /** Of the Secret. */
  readonly name: string;
  readonly key: string;
}

/**
 * Who writes a key: what a manager applied before and no longer names goes, so that keys beside each other need one each.
 */
function managerOf({ key }: SecretPlace): string {
  return key === KEY_NAME ? FIELD_MANAGER : `${FIELD_MANAGER}-${key.toLowerCase()}`;
}

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
  place: SecretPlace,
): Promise<PresentSecret | 'unknown' | undefined> {
  const { key, name } = place;
  const args = ['get', 'secret', name, '--show-managed-fields', `--output=go-template=${TEMPLATE}`];
  const outcome = await kubectl.ask(args);
  if (outcome.exitCode === 0) {
    const [type = NEW_TYPE, ...lines] = outcome.stdout.split('\n');
    return {
      type,
      hasKey: lines.includes(`key ${key}`),
      isOurs: lines.includes(`manager ${managerOf(place)} Apply`),
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
  readonly place: SecretPlace;
  readonly value: string;
  readonly type: string | undefined;
  readonly isForced: boolean;
  readonly isDryRun: boolean;
}

/**
 * Server-side apply from stdin: the value is in no argument, no file and no annotation.
 * @throws CliError without the value in it
 */
export async function writeSecret(
  kubectl: Kubectl,
  { place, value, type = NEW_TYPE, isForced, isDryRun }: WriteSecretOptions,
): Promise<void> {
  const { key, name } = place;
  const encoded = Buffer.from(value).toString('base64');
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: kubectl.namespace },
    type,
    data: { [key]: encoded },
  };
  const args = [
    'apply',
    '--server-side',
    `--field-manager=${managerOf(place)}`,
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
  const clean = error.message.replaceAll(value, '[redacted]').replaceAll(encoded, '[redacted]');
  const takeOver =
    key === KEY_NAME ? shell`castai-bot secret set --yes` : shell`castai-bot secret set ${key} --yes`;
  const hint = error.code === 'CONFLICT' ? takeOver : error.hint;
  throw new CliError(error.code, clean, hint === undefined ? {} : { hint });
}
