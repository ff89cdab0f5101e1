import Handlebars from 'handlebars/runtime.js';
import { programs, texts } from '../templates.gen.ts';
import { TEMPLATE_HELPERS } from './template-helpers.ts';

/** A template's place below templates/ and what is left of it below its tree. */
export interface TemplateFile {
  readonly template: string;
  /** Path inside the repo. */
  readonly path: string;
}

/** The templates this package was built with. */
export class Templates {
  readonly #handlebars = Handlebars.create();
  readonly #programs: Readonly<Record<string, unknown>> = programs;

  constructor() {
    this.#handlebars.registerHelper(TEMPLATE_HELPERS);
    for (const [name, program] of Object.entries(this.#programs)) {
      this.#handlebars.registerPartial(name, this.#handlebars.template(program));
    }
  }

  /** The files of one tree; a tree that is not there has none. */
  tree(name: string): readonly TemplateFile[] {
    const prefix = `${name}/`;
    return [...Object.keys(texts), ...Object.keys(this.#programs)]
      .filter((template) => template.startsWith(prefix))
      .map((template) => ({ template, path: template.slice(prefix.length) }));
  }

  /** The text of a template; one without variables comes as it is. */
  render(template: string, view: unknown): string {
    const text = texts[template];
    if (text !== undefined) return text;
    const program = this.#programs[template];
    if (program === undefined) throw new Error(`Cannot render ${template}: no such template`);
    return this.#handlebars.template(program)(view);
  }
}
