import Handlebars from 'handlebars/runtime.js';
import { core, trees } from '../templates.gen.ts';
import { TEMPLATE_HELPERS } from './template-helpers.ts';

/** A template's place below templates/ and what is left of it below its tree. */
export interface TemplateFile {
  readonly template: string;
  /** Path inside the repo. */
  readonly path: string;
}

/** Templates by path below templates/: a text, or a program. */
export type TemplateSources = Readonly<Record<string, unknown>>;

/** Where the templates lie that others include; they are part of `core`. */
const PARTIALS = 'partials/';

/** Loads the templates of some trees, besides those that are loaded anyway; a tree that is not there has none. */
export async function loadTemplates(wanted: readonly string[]): Promise<Templates> {
  const loads = wanted.flatMap((name) => trees.get(name) ?? []);
  const loaded = await Promise.all(loads.map((load) => load()));
  return new Templates(Object.assign({}, core, ...loaded.map(({ templates }) => templates)));
}

/** Templates that were loaded. */
export class Templates {
  readonly #handlebars = Handlebars.create();
  readonly #sources: TemplateSources;

  constructor(sources: TemplateSources) {
    this.#sources = sources;
    this.#handlebars.registerHelper(TEMPLATE_HELPERS);
    for (const [name, source] of Object.entries(sources)) {
      if (name.startsWith(PARTIALS))
        this.#handlebars.registerPartial(name, this.#handlebars.template(source));
    }
  }

  /** The files of one tree; a tree that is not there has none. */
  tree(name: string): readonly TemplateFile[] {
    const prefix = `${name}/`;
    return Object.keys(this.#sources)
      .filter((template) => template.startsWith(prefix))
      .map((template) => ({ template, path: template.slice(prefix.length) }));
  }

  /** The text of a template; one without variables comes as it is. */
  render(template: string, view: unknown): string {
    const source = this.#sources[template];
    if (source === undefined) throw new Error(`Cannot render ${template}: no such template`);
    return typeof source === 'string' ? source : this.#handlebars.template(source)(view);
  }
}
