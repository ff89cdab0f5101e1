import { TEMPLATE_HELPERS } from './template-helpers.ts';

/** A template: a text, or what `compileTemplate` makes of one with variables. */
export type TemplateSource = string | TemplateProgram;

/** Templates by path below templates/. */
export type TemplateSources = Readonly<Record<string, TemplateSource>>;

/** Gives the text of a template for `view`; `root` is the view of the file that the template is part of. */
export type TemplateProgram = (language: TemplateLanguage, view: unknown, root: unknown) => string;

/** What compiled templates call: the helpers, and what blocks and partials mean in Handlebars' language. */
export interface TemplateLanguage extends Helpers {
  /** Whether `#if` takes its first branch. */
  readonly holds: (value: unknown) => boolean;
  readonly each: (
    values: readonly unknown[] | null | undefined,
    render: (value: unknown, isFirst: boolean) => string,
  ) => string;
  readonly include: TemplateRenderer;
  /** A partial as it is on a line that begins with `indent`. */
  readonly indented: (indent: string, text: string) => string;
}

/** Gives the text of the template of a name; one without variables comes as it is. */
export type TemplateRenderer = (name: string, view: unknown, root: unknown) => string;

type Helpers = typeof TEMPLATE_HELPERS;

/** What renders templates, each of which may include the others. */
export function createRenderer(sources: TemplateSources): TemplateRenderer {
  const include: TemplateRenderer = (name, view, root) => {
    const source = sources[name];
    if (source === undefined) throw new Error(`Cannot render ${name}: no such template`);
    return typeof source === 'string' ? source : source(language, view, root);
  };
  const language = { ...TEMPLATE_HELPERS, holds, each, include, indented };
  return include;
}

const holds: TemplateLanguage['holds'] = (value) =>
  Array.isArray(value) ? value.length > 0 : Boolean(value);

const each: TemplateLanguage['each'] = (values, render) =>
  (values ?? []).map((value, at) => render(value, at === 0)).join('');

const indented: TemplateLanguage['indented'] = (indent, text) => {
  const lines = text.split('\n');
  return lines.map((line, at) => (line === '' && at === lines.length - 1 ? '' : indent + line)).join('\n');
};
