import { CliError, type ShellLine } from '@castai-bot/cli';
import type { Document } from 'yaml';
import { parseYaml, type ParseYamlOptions } from './parse-yaml.ts';

export interface ReadYamlOptions extends ParseYamlOptions {
  /** As a message calls it. */
  readonly file: string;
  /** Of the error. @default YAML */
  readonly code?: string;
  readonly hint?: ShellLine;
}

/** The documents of a YAML text without a fault. @throws CliError with `file:line:column: message` */
export function readYaml(text: string, options: ReadYamlOptions): readonly Document.Parsed[] {
  const { documents, problems } = parseYaml(text, options);
  const [problem] = problems;
  if (problem === undefined) return documents;
  const { file, code = 'YAML', hint } = options;
  const { line, column, message } = problem;
  throw new CliError(
    code,
    `Cannot read ${file}:${line}:${column}: ${message}`,
    hint === undefined ? {} : { hint },
  );
}

/** The values of those documents. @throws CliError like readYaml */
export function readYamlValues(text: string, options: ReadYamlOptions): readonly unknown[] {
  // The library's own limit counts otherwise, and fails without a place.
  return readYaml(text, options).map((document): unknown => document.toJS({ maxAliasCount: -1 }));
}
