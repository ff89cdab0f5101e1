/** One step from a schema of castai-bot.json to the next. */
export interface Migration {
  /** The schema that castai-bot.json has afterwards. */
  readonly schema: number;
  /** What changes, as the person is told. */
  readonly summary: string;
  /** Texts of castai-bot.json and of the functions' configs by path; returns those it changes. */
  change(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
}

/** Every step there is, oldest first. Bots have had one schema so far. */
export const migrations: readonly Migration[] = [];
