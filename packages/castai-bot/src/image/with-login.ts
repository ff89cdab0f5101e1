import type { ChosenLogin } from './choose-login.ts';
import { bindProgram } from './engine/bind-program.ts';
import type { RunProgram } from './engine/engine.ts';
import { withAuthFolder } from './login/auth-folder.ts';
import { logIn } from './login/log-in.ts';
import type { ImageContext, PreparedImage } from './prepare-image.ts';

/** Gives `use` an engine that may push: its own login as it is, or that of secrets.env in a folder of its own. */
export async function withLogin<Result>(
  { root, order, image, places }: PreparedImage,
  { chosen, context }: { readonly chosen: ChosenLogin; readonly context: ImageContext },
  use: (run: RunProgram) => Promise<Result>,
): Promise<Result> {
  const { engine, isInsecure } = order;
  const { login, isFromSecrets } = chosen;
  if (!login || !isFromSecrets) return use(bindProgram(root, context));
  return withAuthFolder({ engine, image, places }, async ({ env }) => {
    const run = bindProgram(root, context, env);
    await logIn({ engine, image, login, isInsecure }, run);
    return use(run);
  });
}
