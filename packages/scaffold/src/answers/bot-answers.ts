import type { FunctionTemplate } from '../function-templates.gen.ts';
import type { EntrySettings } from './entry-settings.ts';

/** The newest schema of castai-bot.json that this version reads, and the one it writes. It reads those before it too. */
export const ANSWERS_SCHEMA = 2;

/** What a bot is written in: TypeScript, or any language around a script. */
export const FLAVORS = ['typescript', 'bare-bones'] as const;
/** One of `FLAVORS`. */
export type Flavor = (typeof FLAVORS)[number];

/** Where the CAST AI organization lives; `auto`: what the agent's ConfigMap says, else US. */
export const REGIONS = ['auto', 'us', 'eu', 'india'] as const;
/** One of `REGIONS`. */
export type Region = (typeof REGIONS)[number];

/** Licences that a new bot may have. */
export const LICENSES = ['mit', 'none'] as const;
/** One of `LICENSES`. */
export type License = (typeof LICENSES)[number];

/** CI systems that a workflow can be written for. */
export const CI_SYSTEMS = ['github', 'gitlab', 'none'] as const;
/** One of `CI_SYSTEMS`. */
export type CiSystem = (typeof CI_SYSTEMS)[number];

/** Package managers that the commands of a new bot can be written for. */
export const PACKAGE_MANAGERS = ['npm', 'pnpm', 'yarn', 'bun'] as const;
/** One of `PACKAGE_MANAGERS`. */
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/** When a function runs. */
export interface FunctionSchedule {
  /** Five cron fields, `@daily` or `@every 15m`, as a Kubernetes CronJob takes it; null: it runs only when told to. */
  readonly schedule: string | null;
  /** IANA name, like `Europe/Berlin`; of a function without a schedule the zone that its runs are shown in. */
  readonly timeZone: string;
}

/** What every entry of `functions` has: a schedule, a config and, where the bot's are not meant, settings of its own. */
export interface BotEntry extends FunctionSchedule, EntrySettings {
  /** What its ConfigMap was rendered with; without them, the inputs of its function's template. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** The state that its runs keep; several entries may share one. */
  readonly state?: string;
}

/** A function of a TypeScript bot: `src/functions/<name>.ts`. */
export interface TypeScriptFunction extends BotEntry {
  /** What the function's file was written from. */
  readonly template: FunctionTemplate;
}

/** A function of a bare-bones bot: any file that can be run. */
export interface BareBonesFunction extends BotEntry {
  /** Path of the file inside the repo, with slashes. */
  readonly entry: string;
}

/** Another schedule of a function, which has an entry under its own name. */
export interface OtherSchedule extends BotEntry {
  readonly function: string;
}

/** `limits`, `notify`, `secrets` and `runUrl` hold for every entry that has none of its own. */
interface CommonAnswers extends EntrySettings {
  /** The one that was read, or the first that has what the answers have. */
  readonly schema: 1 | typeof ANSWERS_SCHEMA;
  /** npm package, folder and the first half of every Kubernetes name. */
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  /** Image repository without tag or digest. */
  readonly image: string;
  /** Secret whose key API_KEY holds the CAST AI key. */
  readonly apiKeySecret: string;
  readonly imagePullSecret: string | null;
  readonly region: Region;
  /** The Job's activeDeadlineSeconds. */
  readonly deadlineSeconds: number;
  readonly license: License;
  readonly author: string;
  readonly ci: CiSystem;
  /** The bot's path below the root of its git repository, whose CI runs its workflow; absent: the bot is that root. */
  readonly ciRoot?: string;
  readonly packageManager: PackageManager;
  /** It is part of a workspace, whose root has the lockfile and the package manager's settings. */
  readonly workspace?: true;
  /** Generated files that somebody has deleted on purpose: nobody asks for them. */
  readonly leftOut?: readonly string[];
}

/** Answers of a bot written in TypeScript. */
export interface TypeScriptAnswers extends CommonAnswers {
  readonly flavor: 'typescript';
  readonly functions: Readonly<Record<string, TypeScriptFunction | OtherSchedule>>;
}

/** Answers of a bot written in any language. */
export interface BareBonesAnswers extends CommonAnswers {
  readonly flavor: 'bare-bones';
  readonly functions: Readonly<Record<string, BareBonesFunction | OtherSchedule>>;
}

/** Everything asked when a bot is made: the content of castai-bot.json. */
export type BotAnswers = TypeScriptAnswers | BareBonesAnswers;
