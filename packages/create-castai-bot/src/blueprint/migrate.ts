import path from 'node:path';
import type { FunctionConfig, PlannedFile } from '@castai-bot/scaffold';
import { compareRuns } from './compare-runs.ts';
import { type Blueprint, readBlueprint } from './read-blueprint.ts';
import { listPorts, type Port, takeOver } from './take-over.ts';

/** A blueprint on its way to become a bot. */
export interface Migration {
  /** As it was typed. */
  readonly typed: string;
  readonly blueprint: Blueprint;
  readonly configs: Readonly<Record<string, FunctionConfig>>;
  /**
   * @param cli how castai-bot is started in the new repo
   * @param files what is written, as `takeOver` returned it
   */
  report(cli: string, files: readonly PlannedFile[]): MigrationReport;
  /** Puts what is the blueprint's into a plan. */
  takeOver(files: readonly PlannedFile[]): readonly PlannedFile[];
}

/** What a person has to look at after the migration. */
export interface MigrationReport {
  readonly functions: readonly Port[];
  readonly notes: readonly string[];
  /** Everything that the bot's runs do otherwise than the blueprint's, a line each. */
  readonly changes: readonly string[];
}

/**
 * Reads a clone of the Python blueprint.
 * @throws CliError `BLUEPRINT_UNREADABLE`
 */
export async function migrate(typed: string, cwd: string): Promise<Migration> {
  const blueprint = await readBlueprint(path.resolve(cwd, typed));
  return {
    typed,
    blueprint,
    configs: { [blueprint.functionName]: blueprint.config },
    report: (cli, files) => ({ ...reportOn(blueprint, cli), changes: compareRuns(blueprint, files) }),
    takeOver: (files) => takeOver(files, blueprint),
  };
}

function reportOn(blueprint: Blueprint, cli: string): Omit<MigrationReport, 'changes'> {
  const typed = (text: string): string =>
    text.replaceAll(/\bcastai-bot (?=(?:add-function|deploy|pause)(?![\w-]))/g, `${cli} `);
  return {
    functions: listPorts(blueprint).map((port) => ({ ...port, state: typed(port.state) })),
    notes: blueprint.notes.map(typed),
  };
}
