import type { PackageManager } from '@castai-bot/scaffold';

/** What a bot is made from. `defaults` stands for the rest of the table: whether it is asked at all. */
export type AnswerId =
  | 'name'
  | 'description'
  | 'flavor'
  | 'template'
  | 'entry'
  | 'oneShot'
  | 'timeZone'
  | 'schedule'
  | 'image'
  | 'defaults'
  | 'namespace'
  | 'apiKeySecret'
  | 'imagePullSecret'
  | 'region'
  | 'deadline'
  | 'license'
  | 'author'
  | 'ci'
  | 'ciRoot'
  | 'packageManager'
  | 'install'
  | 'git';

/** Answers so far, as they were typed. Yes-no questions are answered `yes` or `no`. */
export type KnownAnswers = Readonly<Partial<Record<AnswerId, string>>>;

/** What a default may depend on besides the answers. */
export interface Surroundings {
  /** `npm_config_user_agent`: which package manager started us. */
  readonly userAgent: string | undefined;
  /** What the bot might be called, by its directory or by the blueprint. */
  readonly suggestedName?: string | undefined;
  /** That of the machine, which is where the person at the keyboard lives. */
  readonly timeZone?: string | undefined;
  /** Of the workspace that a bot of this name would be part of. */
  readonly managerAround?: (name: string) => PackageManager | undefined;
  /** The file that the CI at the root of the git repository around the bot reads; undefined: it cannot be written. */
  readonly ciFileAbove?: ((known: KnownAnswers) => string) | undefined;
}

/** One of the answers a question takes. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** How a question is put. */
export type Form =
  | { readonly kind: 'text' }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'search'; readonly values: (likely: string) => readonly string[] }
  | { readonly kind: 'yes-no' };

/** A row of the table that flags, help, prompts, defaults and the replay command come from. */
export interface Question {
  readonly id: AnswerId;
  /** `rest`: what few people change, behind the one question `defaults`; the other are always asked. */
  readonly group: 'first' | 'rest';
  /** In commander's notation; a yes-no question also has its `--no-` form. */
  readonly flag: string;
  /** One line of `--help`. */
  readonly help: string;
  /** The question as it is put. */
  readonly message: string;
  /** A line below the question. */
  readonly detail?: (known: KnownAnswers, surroundings: Surroundings) => string;
  readonly form: Form;
  /** What an answer means that does not speak for itself. */
  readonly explain?: (value: string) => string | undefined;
  /** What `--yes` answers. Called only once every earlier question has its answer. */
  readonly fallback: (known: KnownAnswers, surroundings: Surroundings) => string;
  /** The problem of an answer in words. */
  readonly check?: (value: string, known: KnownAnswers) => string | undefined;
  /** Whether the question makes sense after what is known. */
  readonly applies?: (known: KnownAnswers) => boolean;
  /** What has to be said beside it, where that is not plain from what rules it out. */
  readonly goesWith?: string;
  /** Whether there is something to ask where the bot will be; else the default is taken. */
  readonly isOpen?: (surroundings: Surroundings) => boolean;
  /** Never asked: few would answer otherwise, and each question more is one too many. */
  readonly isFlagOnly?: boolean;
}

/** The flag without its value: `--time-zone <zone>` is `--time-zone`. */
export function flagName(question: Pick<Question, 'flag'>): string {
  return question.flag.split(' ', 1)[0] ?? question.flag;
}

/** An answer as people read it, with what it means: `auto (…)`. */
export function showAnswer(question: Pick<Question, 'explain'>, value: string): string {
  const meaning = question.explain?.(value);
  return `${value || 'none'}${meaning === undefined ? '' : ` (${meaning})`}`;
}

/** The words of a command line that give an answer. */
export function answerWords(question: Question, value: string): readonly string[] {
  if (question.form.kind !== 'yes-no') {
    // One word, where the value would be taken for the next flag.
    return value.startsWith('-') ? [`${flagName(question)}=${value}`] : [flagName(question), value];
  }
  return [value === 'yes' ? flagName(question) : negatedFlag(question)];
}

/** The flag that says no: `--git` is `--no-git`. */
export function negatedFlag(question: Pick<Question, 'flag'>): string {
  return question.flag.replace(/^--/, '--no-');
}
