/** One step from a schema of castai-bot.json to the next. */
export interface Migration {
  /** The schema that castai-bot.json has afterwards. */
  readonly schema: number;
  /** What changes, as the person is told. */
  readonly summary: string;
  /** Texts of castai-bot.json and of the functions' configs by path; returns those it changes. */
  change(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
}

/** Every step there is, oldest first. */
export const migrations: readonly Migration[] = [
  {
    schema: 2,
    summary:
      'castai-bot.json has schema 2: a function may have several schedules, with inputs and limits of their own',
    change: (texts) => texts,
  },
];
