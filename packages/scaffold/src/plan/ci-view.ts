import type { BotAnswers } from '../answers/bot-answers.ts';
import { packageCommands } from './package-commands.ts';
import { TOOL_VERSIONS } from './tool-versions.ts';

/** What the templates of a workflow know beside the answers. */
export interface CiView {
  /** Relative to the bot's folder, out of which it leads where GitHub's belongs to the root above. */
  readonly ciFile: string | null;
  readonly ciCommands: readonly string[];
  /** Exact, as in all of the workflow. */
  readonly nodeVersion: string;
  readonly ciImage: string;
  /** Of the jobs that need more than Node: git, apt. */
  readonly pushImage: string;
  /** What the job that pushes runs before `ciPush`. */
  readonly ciInstall: readonly string[];
  readonly ciPush: string;
  /** The registry of the CI system itself, for which its jobs have a login. */
  readonly isGithubRegistry: boolean;
  readonly isGitlabRegistry: boolean;
  /** Of a bot below the root of its git repository: where, and the files whose changes start the workflow. */
  readonly below: { readonly path: string; readonly changes: readonly string[] } | null;
  /** Names that are one for the whole repository, in which there may be other bots. */
  readonly workflow: string;
  readonly jobs: Readonly<Record<'test' | 'push' | 'propose', string>>;
  readonly imageGroup: string;
  readonly imageBranch: string;
  /** The manifests, as git and the root of the repository name them. */
  readonly manifestPattern: string;
}

/** Where the workflow of each CI system lives. */
const CI_FILES = { github: '.github/workflows/bot.yml', gitlab: '.gitlab-ci.yml', none: null } as const;

/** What GitLab runs the tests in: a script needs curl, which the small image lacks. */
const CI_IMAGES = {
  typescript: `docker.io/library/node:${TOOL_VERSIONS.node}-alpine`,
  'bare-bones': `docker.io/library/node:${TOOL_VERSIONS.node}`,
} as const;

/** GitHub's machines have docker; a job of GitLab has no daemon. */
const CI_ENGINES = { github: 'docker', gitlab: 'buildah', none: 'docker' } as const;

const LOCKFILES = {
  npm: 'package-lock.json',
  pnpm: 'pnpm-lock.yaml',
  yarn: 'yarn.lock',
  bun: 'bun.lock',
} as const;

/** Puts together what the templates of a workflow know. */
export function ciView(answers: BotAnswers): CiView {
  const { ci, ciRoot, image, flavor, packageManager, workspace } = answers;
  const { setUp, cleanInstall, run, cli } = packageCommands(packageManager, {
    lockfileFolder: workspace ? pathToRoot(ciRoot) : '',
  });
  const checks =
    flavor === 'typescript'
      ? [`${run} typecheck`, `${run} test`, `${cli} build --skip-checks`]
      : [`${run} test`];
  return {
    ciFile: ciFile(answers),
    ciCommands: [...setUp, cleanInstall, ...checks],
    nodeVersion: TOOL_VERSIONS.node,
    ciImage: CI_IMAGES[flavor],
    pushImage: CI_IMAGES['bare-bones'],
    ciInstall: [...setUp, cleanInstall],
    ciPush: `${cli} build-and-push --skip-checks --engine ${CI_ENGINES[ci]}`,
    isGithubRegistry: image.startsWith('ghcr.io/'),
    isGitlabRegistry: image.startsWith('registry.gitlab.com/'),
    below: ciRoot === undefined ? null : { path: ciRoot, changes: changesOf(answers, ciRoot) },
    ...repositoryNames(answers),
  };
}

/** Where the workflow of a bot lives, relative to its folder; null: it has none. */
export function ciFile({ ci, ciRoot, name }: Pick<BotAnswers, 'ci' | 'ciRoot' | 'name'>): string | null {
  return ci === 'github' && ciRoot !== undefined
    ? `${pathToRoot(ciRoot)}.github/workflows/${name}.yml`
    : CI_FILES[ci];
}

/** Whether a path that leads out of a bot's folder is that of a workflow at the root of its repository. */
export function isCiFileAbove(file: string): boolean {
  return /^(?:\.\.\/)+\.github\/workflows\/[a-z0-9-]+\.yml$/.test(file);
}

/** From the bot up to the root of its repository: `../../`. */
export function pathToRoot(ciRoot: string | undefined): string {
  return ciRoot === undefined ? '' : '../'.repeat(ciRoot.split('/').length);
}

function changesOf(answers: BotAnswers, ciRoot: string): readonly string[] {
  const { ci, name, packageManager, workspace } = answers;
  return [
    ci === 'github' ? `${ciRoot}/**` : `${ciRoot}/**/*`,
    ...(ci === 'github' ? [`.github/workflows/${name}.yml`] : []),
    // Its dependencies are those of the root.
    ...(workspace ? ['package.json', LOCKFILES[packageManager]] : []),
  ];
}

function repositoryNames({
  name,
  ciRoot,
}: BotAnswers): Pick<CiView, 'workflow' | 'jobs' | 'imageGroup' | 'imageBranch' | 'manifestPattern'> {
  if (ciRoot === undefined) {
    return {
      workflow: 'bot',
      jobs: { test: 'test', push: 'push', propose: 'propose' },
      imageGroup: 'bot-image',
      imageBranch: 'castai-bot/image',
      manifestPattern: 'k8s/*',
    };
  }
  return {
    workflow: name,
    jobs: { test: `${name}:test`, push: `${name}:push`, propose: `${name}:propose` },
    imageGroup: `${name}-image`,
    imageBranch: `castai-bot/${name}-image`,
    manifestPattern: `${ciRoot}/k8s/*`,
  };
}
