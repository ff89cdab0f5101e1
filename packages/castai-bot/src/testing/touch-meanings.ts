import path from 'node:path';
import type { Meanings, Started } from '@castai-bot/testing/name-touches';
import { GIVEN } from './traced-world.ts';

const ENGINES = /^(?:docker|podman|buildah|nerdctl)$/;
const MANAGERS = /^(?:npm|pnpm|yarn|bun)$/;
/** What follows the templates. */
const FOLLOWING =
  /^(?:\.dockerignore|\.gitattributes|\.gitignore|\.npmrc|Dockerfile|k8s\/.+|.+\.env\.template|tsconfig\.json)$/;
const LOGINS = /^(?:\/etc\/containers|~\/\.docker|~\/\.config\/containers)\//;

const hasArgument =
  (pattern: RegExp) =>
  ({ argv }: Started): boolean =>
    argv.some((arg) => pattern.test(arg));

/** What runs, or goes through, the code of a bot. */
const ofTheBot: Meanings['programs'] = {
  'the bot': hasArgument(/^src\/main\.ts$/),
  'its tests': hasArgument(/^--test$|\.test\.ts$/),
  tsc: hasArgument(/\/tsc$/),
  esbuild: ({ file }) => path.basename(file) === 'esbuild',
};

/** What the words of our declarations stand for; a program, a file or a folder (`k8s/`) stands for itself. */
export const meanings: Meanings = {
  programs: {
    ...ofTheBot,
    'a browser': ({ file }) => path.basename(file) === 'xdg-open',
    'your editor': hasArgument(/\/castai-bot-state-[^/]+\/[^/]+\.json$/),
    'a container engine': ({ file }) => ENGINES.test(path.basename(file)),
    'the package manager': ({ file }) => MANAGERS.test(path.basename(file)),
  },
  files: {
    "the engine's logins": (file) => LOGINS.test(file),
    'files that flags name': (file) => file.startsWith(`${GIVEN}/`),
    'the files that it lists': (file) => FOLLOWING.test(file),
  },
};

export const isCastaiBot: (started: Started) => boolean = hasArgument(/\/castai-bot\/src\/bin\.ts$/);

/** Whether a command answers for what this reads. */
export function isRead(started: Started): boolean {
  return isCastaiBot(started) || Object.values(ofTheBot).some((is) => is(started));
}

/** Whether it is a kubectl that asks no server; Google Cloud's looks for one all the same, to be of its version. */
export function needsNoCluster({ file, argv }: Started): boolean {
  return path.basename(file) === 'kubectl' && ['kustomize', 'config', 'version'].includes(argv[1] ?? '');
}
