import { type Command, defineCommand } from '@castai-bot/cli';
import { ENGINES } from '../image/engine/engine.ts';
import { checkPlatforms } from '../image/engine/find-platforms.ts';
import { isTag, tryParse } from '../image/image-reference.ts';
import { renderImage } from '../image/image-result.ts';
import { envFlag, passOn } from '../process/bot-env.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    engine: { kind: 'choice', summary: 'else the first that answers', placeholder: 'name', choices: ENGINES },
    platform: {
      kind: 'strings',
      summary: "else what the cluster's nodes run, else linux/amd64",
      placeholder: 'os/arch',
      check: checkPlatforms,
    },
    tag: {
      kind: 'string',
      summary: 'else the version in package.json and the commit',
      placeholder: 'tag',
      check: (text) => (isTag(text) ? undefined : 'Wanted letters, digits, ., _ and -, at most 128'),
    },
    baseImage: {
      kind: 'string',
      summary: "in place of the Dockerfile's BASE_IMAGE",
      placeholder: 'image',
      check: (text) => (tryParse(text) ? undefined : 'Wanted an image like registry.example.com/team/base:1'),
    },
    pull: { kind: 'boolean', summary: 'look for a newer base image, and build' },
    rebuild: { kind: 'boolean', summary: 'build even if nothing changed, without cached layers' },
    push: { kind: 'boolean', summary: 'build only: no registry, no change in k8s/', isDefaultTrue: true },
    insecureRegistry: { kind: 'boolean', summary: 'allow plain http and any certificate' },
    skipChecks: { kind: 'boolean', summary: 'leave out the type check and the tests' },
    env: envFlag,
    dryRun: { kind: 'boolean', summary: 'print the commands, run none of them' },
  },
  examples: [
    'castai-bot build-and-push',
    'castai-bot build-and-push --engine podman --platform linux/amd64,linux/arm64',
    'castai-bot build-and-push --no-push --tag try',
  ],
  details:
    'Bundles the bot, builds its image, pushes it, and writes the digest the registry gives it into the manifests ' +
    'in k8s/. If you are logged in to the registry, that login is used; if not, that of secrets.env is, for this push alone. ' +
    'When a step fails, the rest is left out and the manifests stay as they were.',
  touches: {
    runs: ['git', 'a container engine', 'kubectl', 'tsc', 'its tests', 'esbuild'],
    reads: [
      'castai-bot.json',
      'package.json',
      '.castai-bot/cluster.json',
      'src/',
      'tsconfig.json',
      'dist/',
      'k8s/',
      'Dockerfile',
      '.dockerignore',
      'secrets.env',
      "the engine's logins",
    ],
    writes: ['dist/', 'k8s/', 'a temporary folder', '~/.kube/'],
    sends: ['the registry (with the login)', 'the cluster'],
  },
  handler: async ({ flags }, outer) => {
    const context = passOn(outer, flags.env);
    const repo = await findRepo(context);
    const { buildAndPushImage } = await import('../image/build-and-push-image.ts');
    return { data: await buildAndPushImage(repo, { flags, context }) };
  },
  render: renderImage,
});
