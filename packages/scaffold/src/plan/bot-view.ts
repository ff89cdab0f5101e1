import type { BotAnswers, Region } from '../answers/bot-answers.ts';
import { chooseBaseImage, entryCommand } from './entry-runtime.ts';
import { packageCommands, type PackageCommands } from './package-commands.ts';
import type { FunctionConfig } from './function-config.ts';
import { functionView, type FunctionView } from './function-view.ts';
import { OWN_PACKAGES, type PackageVersions } from './package-versions.ts';
import { TOOL_VERSIONS } from './tool-versions.ts';

/** What the templates of a bot's own files know. */
export interface BotView {
  readonly bot: BotAnswers & {
    readonly licenseName: string;
    readonly spdxLicense: string | null;
    readonly copyrightHolder: string;
  };
  readonly isTypeScript: boolean;
  readonly isBun: boolean;
  readonly isNpm: boolean;
  readonly usesHibernateSecret: boolean;
  readonly functions: readonly FunctionView[];
  readonly first: FunctionView;
  /** The files that the functions of a bare-bones bot run, each once. */
  readonly entries: readonly string[];
  /** What the image of a bare-bones bot runs by itself, and the image it is made from. */
  readonly entryPoint: readonly string[];
  readonly baseImage: string;
  readonly versions: PackageVersions;
  /** What no package manager need wait for. */
  readonly ownPackages: readonly string[];
  readonly commands: PackageCommands;
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
  readonly ciFile: string | null;
  readonly testRegion: Exclude<Region, 'auto'>;
  readonly replayCommand: string | null;
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

/** The Secret of castai/hibernate, which the clusters of most users have. */
const HIBERNATE_SECRET = 'castai-hibernate';

/** What a bot's own files say beside the answers. */
export interface BotViewOptions {
  readonly versions: PackageVersions;
  readonly replayCommand: string | undefined;
  readonly configs: Readonly<Record<string, FunctionConfig>>;
}

/** Puts together what the templates of a bot's own files know. */
export function botView(answers: BotAnswers, { versions, replayCommand, configs }: BotViewOptions): BotView {
  const commands = packageCommands(answers.packageManager);
  const functions = Object.keys(answers.functions).map((name) => functionView(answers, name, configs[name]));
  const [first] = functions;
  if (first === undefined)
    throw new Error(`Cannot plan ${answers.name}: found no function, wanted at least one`);
  const entries = [...new Set(functions.map(({ entry }) => entry))];
  const isMit = answers.license === 'mit';
  return {
    bot: {
      ...answers,
      licenseName: isMit ? 'MIT' : 'UNLICENSED',
      spdxLicense: isMit ? 'MIT' : null,
      copyrightHolder: answers.author === '' ? `the authors of ${answers.name}` : answers.author,
    },
    isTypeScript: answers.flavor === 'typescript',
    isBun: answers.packageManager === 'bun',
    isNpm: answers.packageManager === 'npm',
    usesHibernateSecret: answers.apiKeySecret === HIBERNATE_SECRET,
    functions,
    first,
    entries,
    entryPoint: entryCommand(first.entry),
    baseImage: chooseBaseImage(entries),
    versions,
    ownPackages: OWN_PACKAGES,
    commands,
    ciCommands: ciCommands(answers, commands),
    nodeVersion: TOOL_VERSIONS.node,
    ciImage: CI_IMAGES[answers.flavor],
    pushImage: CI_IMAGES['bare-bones'],
    ciInstall: [...commands.setUp, commands.cleanInstall],
    ciPush: `${commands.cli} build-and-push --skip-checks --engine ${CI_ENGINES[answers.ci]}`,
    isGithubRegistry: answers.image.startsWith('ghcr.io/'),
    isGitlabRegistry: answers.image.startsWith('registry.gitlab.com/'),
    ciFile: CI_FILES[answers.ci],
    testRegion: answers.region === 'auto' ? 'us' : answers.region,
    replayCommand: replayCommand ?? null,
  };
}

function ciCommands(answers: BotAnswers, commands: PackageCommands): readonly string[] {
  const checks =
    answers.flavor === 'typescript'
      ? [`${commands.run} typecheck`, `${commands.run} test`, `${commands.cli} build --skip-checks`]
      : [`${commands.run} test`];
  return [...commands.setUp, commands.cleanInstall, ...checks];
}
