import { core, trees } from '../templates.gen.ts';
import { createRenderer, type TemplateRenderer, type TemplateSources } from './template-language.ts';

/** A template's place below templates/ and what is left of it below its tree. */
export interface TemplateFile {
  readonly template: string;
  /** Path inside the repo. */
  readonly path: string;
}

/** Loads the templates of some trees, besides those that are loaded anyway; a tree that is not there has none. */
export async function loadTemplates(wanted: readonly string[]): Promise<Templates> {
  const loads = wanted.flatMap((name) => trees.get(name) ?? []);
  const loaded = await Promise.all(loads.map((load) => load()));
  return new Templates(Object.assign({}, core, ...loaded.map(({ templates }) => templates)));
}

/** Templates that were loaded. */
export class Templates {
  readonly #sources: TemplateSources;
  readonly #render: TemplateRenderer;

  constructor(sources: TemplateSources) {
    this.#sources = sources;
    this.#render = createRenderer(sources);
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
    return this.#render(template, view, view);
  }
}
