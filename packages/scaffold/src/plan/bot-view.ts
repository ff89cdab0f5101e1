import type { BotAnswers, Region } from '../answers/bot-answers.ts';
import { type CiView, ciView } from './ci-view.ts';
import { chooseBaseImage, entryCommand } from './entry-runtime.ts';
import { packageCommands, type PackageCommands } from './package-commands.ts';
import type { FunctionConfig } from './function-config.ts';
import { functionView, type FunctionView } from './function-view.ts';
import { OWN_PACKAGES, type PackageVersions } from './package-versions.ts';
import { STATE_SCRIPTS, usesStateScripts } from './state-scripts.ts';
import { listStates } from './plan-state.ts';

/** What the templates of a bot's own files know. */
export interface BotView extends CiView {
  readonly bot: BotAnswers & {
    readonly licenseName: string;
    readonly spdxLicense: string | null;
    readonly copyrightHolder: string;
  };
  readonly isTypeScript: boolean;
  readonly isBun: boolean;
  readonly isNpm: boolean;
  readonly usesHibernateSecret: boolean;
  /** Every entry. */
  readonly functions: readonly FunctionView[];
  /** The functions that have an entry under their own name. */
  readonly sources: readonly FunctionView[];
  /** Their names. */
  readonly states: readonly string[];
  readonly first: FunctionView;
  /** The files that the functions of a bare-bones bot run, each once. */
  readonly entries: readonly string[];
  /** What the image of a bare-bones bot is made of: those, and what they keep a state with. */
  readonly imageFiles: readonly string[];
  /** What the image of a bare-bones bot runs by itself, and the image it is made from. */
  readonly entryPoint: readonly string[];
  readonly baseImage: string;
  readonly versions: PackageVersions;
  /** What no package manager need wait for. */
  readonly ownPackages: readonly string[];
  readonly commands: PackageCommands;
  readonly testRegion: Exclude<Region, 'auto'>;
  readonly replayCommand: string | null;
}

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
  const imageFiles = [...entries, ...(usesStateScripts(answers) ? STATE_SCRIPTS : [])];
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
    states: listStates(answers),
    sources: functions.filter(({ otherOf }) => otherOf === null),
    first,
    entries,
    imageFiles,
    entryPoint: entryCommand(first.entry),
    baseImage: chooseBaseImage(imageFiles),
    versions,
    ownPackages: OWN_PACKAGES,
    commands,
    ...ciView(answers),
    testRegion: answers.region === 'auto' ? 'us' : answers.region,
    replayCommand: replayCommand ?? null,
  };
}
