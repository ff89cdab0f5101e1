import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The one that a bot begins with when nobody says otherwise: the first of every list. */
export const FIRST = 'example';

/** Reads what `templates/functions/<name>/template.json` says of each function template, as a module. */
export async function listFunctionTemplates(folder: string): Promise<string> {
  const names = (await readdir(folder)).toSorted();
  const ordered = [FIRST, ...names.filter((name) => name !== FIRST)];
  const facts = ordered.map(async (name) => {
    const text: unknown = JSON.parse(await readFile(path.join(folder, name, 'template.json'), 'utf8'));
    return `${JSON.stringify(name)}: ${JSON.stringify(text)}`;
  });
  return `/** Names of templates/functions. */
export const FUNCTION_TEMPLATES = ${JSON.stringify(ordered)} as const;
/** One of \`FUNCTION_TEMPLATES\`. */
export type FunctionTemplate = (typeof FUNCTION_TEMPLATES)[number];
/** What is known of a function template besides its files. */
export interface FunctionTemplateFacts {
  /** What a function written from it does, as the end of a sentence. */
  readonly summary: string;
  /** The inputs that its config begins with. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The only values of inputs that take no others. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Whether its entry has a state, called as the function is. */
  readonly keepsState?: boolean;
  /** What it is to run at besides, with which inputs in place of those. */
  readonly otherSchedules?: readonly {
    readonly name: string;
    readonly schedule: string;
    readonly inputs: Readonly<Record<string, string>>;
  }[];
}
/** By the template's name. */
export const functionTemplates: Readonly<Record<FunctionTemplate, FunctionTemplateFacts>> = {
${(await Promise.all(facts)).join(',\n')}
};
`;
}
