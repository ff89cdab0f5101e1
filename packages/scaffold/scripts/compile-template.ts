import Handlebars from 'handlebars';
import { TEMPLATE_HELPERS } from '../src/render/template-helpers.ts';

/**
 * Compiles a template to the JavaScript of an object that Handlebars' runtime takes.
 * @throws Error when a value stands in it without a helper, or a helper is unknown
 */
export function compileTemplate(text: string, file: string): string {
  const knownHelpers = Object.fromEntries(Object.keys(TEMPLATE_HELPERS).map((name) => [name, true]));
  refuseBareValues(text, file);
  const options = { strict: true, noEscape: true, knownHelpers, knownHelpersOnly: true };
  const program: unknown = Handlebars.precompile(text, options);
  if (typeof program !== 'string') throw new Error(`Cannot compile ${file}: found no program`);
  return program.replaceAll(PLACE, '').replaceAll(FALLBACK, '').replaceAll(FUNCTION, ':(function$1)');
}

/** Where a helper is called, which no helper of ours asks for: a fifth of all programs, read on every start. */
const PLACE = /,"loc":\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g;

/** For runtimes older than ours, which have no `lookupProperty`; each function of each program brings it along. */
const FALLBACK = / \|\| function\(parent, propertyName\) \{[^}]*\}\s*return undefined\s*\}/g;

/** In parentheses V8 compiles it when it reads it, not in a second pass when it is called: most are, in every bot. */
const FUNCTION = /:function(\([^]*?\n\})(?=,")/g;

/** A value reaches a file only through a helper that serialises it for that file's language. */
function refuseBareValues(text: string, file: string): void {
  class BareValues extends Handlebars.Visitor {
    override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
      const { line, column } = statement.loc.start;
      const words = text.split('\n')[line - 1]?.slice(column) ?? '';
      const helper = /^\{\{\s*(\w+)\s+[^}\s]/.exec(words)?.[1] ?? '';
      if (Object.hasOwn(TEMPLATE_HELPERS, helper)) return;
      throw new Error(`Cannot compile ${file}:${line}: found ${words}, wanted a helper around the value`);
    }
  }
  new BareValues().accept(Handlebars.parse(text));
}
