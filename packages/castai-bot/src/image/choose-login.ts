import { CliError, shell, type ShellLine } from '@castai-bot/cli';
import { tryParse } from './image-reference.ts';
import { findEngineLogin } from './login/find-engine-login.ts';
import { findSecretsLogin } from './login/find-secrets-login.ts';
import { describeLogin, type Login } from './login/login.ts';
import type { ImageContext, PreparedImage } from './prepare-image.ts';
import { askToPush } from './registry/ask-registry.ts';
import { createRequester, type SendRequest } from './registry/registry-request.ts';
import { readRegistryTrust } from './registry/registry-trust.ts';
import { openRegistry, type Registry } from './registry/registry.ts';

/** Who pushes. */
export interface ChosenLogin {
  /** Undefined: nobody in particular. */
  readonly login: Login | undefined;
  /** The engine does not have it: it has to be logged in. */
  readonly isFromSecrets: boolean;
}

const NOBODY: ChosenLogin = { login: undefined, isFromSecrets: false };

/** What the engine has comes first, then secrets.env; nothing where the registry is not spoken to. */
export async function chooseLogin(prepared: PreparedImage, context: ImageContext): Promise<ChosenLogin> {
  const { order, image, places, run, root, baseImage } = prepared;
  const base = baseImage === undefined ? undefined : tryParse(baseImage);
  if (!order.isPushing && base?.registry !== image.registry) return NOBODY;
  const own = await findEngineLogin(order.engine, image, { ...places, run });
  if (own) return { login: own, isFromSecrets: false };
  const login = await findSecretsLogin(image, { root, env: context.env });
  return { login, isFromSecrets: login !== undefined };
}

/** The image's registry, spoken to as `login`: whom it may trust is read when something is asked of it. */
export function connect(
  { image, places, order: { isInsecure } }: PreparedImage,
  login: Login | undefined,
  { env, signal }: ImageContext,
): Registry {
  const openSender = async (): Promise<SendRequest> => {
    const trust = await readRegistryTrust(image.registry, places);
    return createRequester({ trust, isInsecure, env, signal });
  };
  let sender: Promise<SendRequest> | undefined;
  const send: SendRequest = async (request) => {
    sender ??= openSender();
    return (await sender)(request);
  };
  return openRegistry({ image, login, isInsecure, send });
}

/**
 * Asks the registry before minutes go into a build.
 * @throws CliError PUSH_REFUSED when it says no; when it says nothing, a note is all
 */
export async function checkPushRight(
  prepared: PreparedImage,
  {
    registry,
    chosen,
    context,
  }: { readonly registry: Registry; readonly chosen: ChosenLogin; readonly context: ImageContext },
): Promise<void> {
  const who = chosen.login ? describeLogin(chosen.login) : 'nobody in particular (no login found)';
  context.note(`Pushing as ${who} to ${prepared.image.name}`);
  const verdict = await askToPush(registry);
  context.signal.throwIfAborted();
  if (verdict.kind === 'refused') {
    throw new CliError(
      'PUSH_REFUSED',
      `Cannot push to ${JSON.stringify(prepared.image.name)} as ${who}: the registry says ${verdict.words}`,
      {
        hint: toHint(prepared, chosen),
      },
    );
  }
  if (verdict.kind === 'unknown') {
    const label = context.view.style('yellow', 'Warning:');
    context.note(`${label} Cannot tell whether the registry would take it: ${verdict.words}`);
  }
}

function toHint({ image, order }: PreparedImage, { login, isFromSecrets }: ChosenLogin): ShellLine {
  const command = shell`${order.engine.name} login ${image.registry}`;
  if (isFromSecrets) return shell`Correct ${login?.source ?? ''}, or ${{ line: command }}`;
  return login
    ? command
    : shell`${{ line: command }}, or set REGISTRY_USERNAME and REGISTRY_PASSWORD in secrets.env`;
}
