import { chooseLogin, connect } from './choose-login.ts';
import type { Login } from './login/login.ts';
import { prepareImage, type ImageContext, type ImageFlags, type PreparedImage } from './prepare-image.ts';
import type { Registry } from './registry/registry.ts';
import type { Repo } from '../repo/find-repo.ts';

export interface BotRegistry {
  readonly prepared: PreparedImage;
  readonly login: Login | undefined;
  readonly registry: Registry;
}

/** What build-and-push does when nothing is said; a platform is, which spares a call of the cluster. */
const FLAGS: ImageFlags = {
  engine: undefined,
  platform: ['linux/amd64'],
  tag: undefined,
  baseImage: undefined,
  pull: false,
  rebuild: false,
  push: true,
  insecureRegistry: false,
  skipChecks: true,
  dryRun: true,
};

/** The bot's registry, spoken to as build-and-push would. @throws CliError NO_ENGINE, IMAGE_NAME, SECRETS, MANIFEST */
export async function openBotRegistry(repo: Repo, context: ImageContext): Promise<BotRegistry> {
  const quiet = { ...context, note: () => {} };
  const prepared = await prepareImage(repo, { flags: FLAGS, context: quiet });
  const { login } = await chooseLogin(prepared, quiet);
  return { prepared, login, registry: connect(prepared, login, quiet) };
}
