import { methods, type OpenApiDocument, type Operation, type PathItem } from '../openapi.ts';
import { bodySchema, referenceName, resolveOperations, successSchema } from './resolve.ts';

/** A document in two, which share nothing: what bots call, and what sets an organization up. */
export interface SplitDocument {
  readonly bot: OpenApiDocument;
  /** Its schemas may refer to those of the other part. */
  readonly setup: OpenApiDocument;
}

/** What every answer may be, whichever operation it belongs to. */
const ERRORS = ['ErrorResponse', 'Status'];

/** Splits a document by the mark `x-use`: a schema is the bot's if anything that bots call holds it. */
export function splitDocument(document: OpenApiDocument): SplitDocument {
  const bot = withPaths(document, (operation) => !isSetup(operation));
  const setup = withPaths(document, isSetup);
  const ofBot = reachSchemas(document, [...ERRORS, ...schemasOf(bot)]);
  return {
    bot: withSchemas(bot, (name) => ofBot.has(name)),
    setup: withSchemas(setup, (name) => !ofBot.has(name)),
  };
}

/** The names of the schemas that the operations of a document name. */
export function schemasOf(document: OpenApiDocument): readonly string[] {
  return resolveOperations(document).flatMap(({ operation, parameters }) =>
    namesIn([
      parameters.map(({ schema }) => schema),
      bodySchema(operation),
      successSchema(operation, document.components)?.schema,
    ]),
  );
}

/** The names of the schemas that a value refers to. */
export function namesIn(value: unknown): readonly string[] {
  const text = JSON.stringify(value) ?? '';
  return [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => referenceName(reference));
}

function reachSchemas({ components }: OpenApiDocument, names: readonly string[]): ReadonlySet<string> {
  const reached = new Set(names);
  for (const name of reached) {
    for (const inner of namesIn(components.schemas[name])) reached.add(inner);
  }
  return reached;
}

function isSetup(operation: Operation): boolean {
  return operation['x-use'] === 'setup';
}

function withPaths(document: OpenApiDocument, keeps: (operation: Operation) => boolean): OpenApiDocument {
  const paths = Object.entries(document.paths).flatMap(([path, item]): readonly [string, PathItem][] => {
    const kept = methods.filter((method) => item[method] !== undefined && keeps(item[method]));
    const { parameters } = item;
    const own = Object.fromEntries(kept.map((method) => [method, item[method]]));
    return kept.length === 0 ? [] : [[path, parameters === undefined ? own : { parameters, ...own }]];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

function withSchemas(document: OpenApiDocument, keeps: (name: string) => boolean): OpenApiDocument {
  const kept = Object.entries(document.components.schemas).filter(([name]) => keeps(name));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) } };
}
