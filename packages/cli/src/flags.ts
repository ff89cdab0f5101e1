/** One flag of a command. The parser, the help, the completion and the README are derived from it. */
export type Flag =
  /** `--name`; with `isDefaultTrue` it is declared as `--no-name`. */
  | (AnyFlag & { readonly kind: 'boolean'; readonly isDefaultTrue?: true; readonly letter?: string })
  /** `--name` and `--no-name`; undefined when neither is given. */
  | (AnyFlag & { readonly kind: 'yes-no'; readonly isNoHidden?: true })
  | (ValueFlag & { readonly kind: 'string'; readonly check?: CheckText })
  /** May be given several times. */
  | (ValueFlag & { readonly kind: 'strings'; readonly check?: CheckText })
  | (ValueFlag & { readonly kind: 'integer'; readonly min?: number; readonly max?: number })
  | (ValueFlag & {
      readonly kind: 'choice';
      readonly choices: readonly string[];
      /** What each of the choices is: a section of the help, in place of the mere list. */
      readonly explained?: { readonly title: string; readonly summaries: Readonly<Record<string, string>> };
    });

interface AnyFlag {
  readonly summary: string;
  /** Heading of the help below which it stands. */
  readonly group?: string;
}

interface ValueFlag extends AnyFlag {
  /** What the help shows in place of the value: `--seed <n>`. */
  readonly placeholder: string;
  /** What the shell completes; nothing by default. */
  readonly completes?: Completion;
}

/** The problem in words, or undefined. */
type CheckText = (value: string) => string | undefined;

export type Completion = 'function' | 'command' | 'file' | 'directory';

/** One positional argument. */
export interface Argument {
  readonly summary: string;
  readonly isRequired?: true;
  /** Takes every word that is left, in a list. */
  readonly isRest?: true;
  readonly check?: CheckText;
  readonly completes?: Completion;
  readonly choices?: readonly string[];
}

/** Keys are in camelCase; the flag is their kebab-case: `skipChecks` is `--skip-checks`. */
export type FlagTable = Readonly<Record<string, Flag>>;
/** At most two; order is the order on the command line. */
export type ArgumentTable = Readonly<Record<string, Argument>>;

export type FlagValues<Flags extends FlagTable> = { readonly [Name in keyof Flags]: FlagValue<Flags[Name]> };

type FlagValue<One extends Flag> = One extends { kind: 'boolean' }
  ? boolean
  : One extends { kind: 'yes-no' }
    ? boolean | undefined
    : One extends { kind: 'strings' }
      ? readonly string[]
      : One extends { kind: 'integer' }
        ? number | undefined
        : One extends { kind: 'choice'; choices: readonly (infer Choice)[] }
          ? Choice | undefined
          : string | undefined;

export type ArgumentValues<Arguments extends ArgumentTable> = {
  readonly [Name in keyof Arguments]: Arguments[Name] extends { isRest: true }
    ? readonly string[]
    : Arguments[Name] extends { isRequired: true }
      ? string
      : string | undefined;
};
