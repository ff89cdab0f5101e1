import path from 'node:path';
import { CliError, createView, renderError } from '@castai-bot/cli';
import { findRepo } from '../repo/find-repo.ts';
import { chooseMode } from './choose-mode.ts';
import { TEST_CONFIG } from '../castai/test-config.ts';
import { renderRun } from './render-run.ts';
import { runFunction, type RunRequest } from './run-function.ts';
import { watchRun } from './watch-run.ts';

/** Runs a function again after every change of what it is made from, and shows each run. */
export async function watchFunction(request: RunRequest): Promise<void> {
  const { flags, context } = request;
  chooseMode(flags, context);
  const { root } = await findRepo(context);
  const files = [flags.config, flags.replay].filter((file) => file !== undefined);
  const { typed } = context.view;
  const view = createView({ stream: context.stdout, env: context.env, typed });
  await watchRun({
    places: [
      ...['src', 'k8s', TEST_CONFIG, 'castai-bot.json'].map((name) => path.join(root, name)),
      ...files.map((file) => path.resolve(context.cwd, file)),
    ],
    run: async () => {
      try {
        context.line(renderRun(await runFunction(request), view));
      } catch (error) {
        // What is being edited is broken now and then.
        if (!(error instanceof CliError)) throw error;
        context.note(renderError(error, context.view).text);
      }
    },
    context,
  });
}
