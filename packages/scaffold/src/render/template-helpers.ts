import { toExportName } from '../answers/export-name.ts';
import { bindingOf } from './binding.ts';
import { toJsonText } from './json-text.ts';

/** A name or path that means the same in every language we write: it is checked, not quoted. */
const TOKEN = /^[A-Za-z0-9@*?.[][A-Za-z0-9 ._:/@+=*?,[\]-]*$/;

/** What stands around a value in a template. Each writes it in the language of that place. */
export const TEMPLATE_HELPERS = {
  /** JSON, on one line; with `indent=` pretty-printed, every line but the first indented. */
  json(value: unknown, { indent }: { readonly indent?: number } = {}): string {
    if (indent === undefined) return toJsonText(value);
    return toJsonText(value, { isPretty: true }).replaceAll('\n', `\n${' '.repeat(indent)}`);
  },
  /** A double-quoted YAML scalar, the same to YAML 1.1 and 1.2: no reader takes it for a number or a boolean. */
  yaml(value: unknown): string {
    return toJsonText(value);
  },
  /** A single-quoted TypeScript string. */
  string(value: unknown): string {
    return `'${toJsonText(textOf(value))
      .slice(1, -1)
      .replaceAll(String.raw`\"`, '"')
      .replaceAll("'", String.raw`\'`)}'`;
  },
  /** A double-quoted Dockerfile word, in which no variable is looked up. */
  docker(value: unknown): string {
    return `"${textOf(value).replaceAll(/["$\\]/g, String.raw`\$&`)}"`;
  },
  /** A single-quoted word of a POSIX shell. */
  shell(value: unknown): string {
    return `'${textOf(value).replaceAll("'", String.raw`'\''`)}'`;
  },
  /** A line that Markdown shows as it is. */
  markdown(value: unknown): string {
    return textOf(value)
      .replaceAll(/[\\`*_[\]<>&|~$#!]/g, String.raw`\$&`)
      .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
  },
  /** A line inside a fenced block of Markdown. */
  fenced(value: unknown): string {
    const text = textOf(value);
    if (/[\n\r]|```/.test(text))
      throw new Error(`Cannot write ${toJsonText(text)}: wanted one line without a fence`);
    return text;
  },
  /** Text of a file without syntax, like a licence. */
  plain(value: unknown): string {
    return textOf(value);
  },
  /** A checked name, path or command of ours, which needs no quotes anywhere. */
  token(value: unknown): string {
    const text = String(value);
    if (!TOKEN.test(text)) throw new Error(`Cannot write ${toJsonText(text)} unquoted: wanted a plain word`);
    return text;
  },
  /** The camelCase name that a function is exported under. */
  identifier(value: unknown): string {
    return toExportName(textOf(value));
  },
  /** The same in the files of the function itself, where another name may have to stand for it. */
  binding(value: unknown): string {
    return bindingOf(textOf(value));
  },
} as const;

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`Cannot write a value of type ${typeof value}: wanted text`);
  return value;
}
