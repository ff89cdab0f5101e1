import type { OpenApiDocument, Operation, Parameter, Schema } from '../openapi.ts';
import { findSentSchemas } from './find-sent-schemas.ts';
import { nameSchemas } from './name-schemas.ts';
import { quote } from './quote.ts';
import { bodySchema, resolveOperations, successSchema, type ResolvedOperation } from './resolve.ts';
import { namesIn, schemasOf } from './split-document.ts';
import { docComment, key, typeOf } from './write-schema.ts';

/** What every schema and operation of a document is written with. */
interface TypeWriting {
  readonly document: OpenApiDocument;
  readonly names: ReadonlyMap<string, string>;
}

const OPEN = `/** A string of which these values are known; CAST AI may answer others. */
export type Open<T extends string> = T | (string & Record<never, never>);
`;

/** A part of a document, to be written by itself. */
export interface TypesPart {
  readonly part: OpenApiDocument;
  /** The file with the types of the other schemas: `./types.gen.ts`. */
  readonly others?: string;
}

/**
 * The types of a document: every schema, and every operation by path and method.
 * @param header the lines above them
 */
export function writeTypes(
  document: OpenApiDocument,
  header: string,
  { part, others }: TypesPart = { part: document },
): string {
  const sent = findSentSchemas(document);
  const schemas = Object.entries(part.components.schemas);
  const names = nameSchemas(Object.keys(document.components.schemas));
  const declarations = schemas.map(([name, schema]) => {
    const text = typeOf(schema, { isSent: sent.has(name), indent: '', names });
    return declare(names.get(name) ?? name, schema, text);
  });
  const members = schemas.map(([name]) => `  ${key(name)}: ${names.get(name) ?? name};`);
  const paths = writePaths({ document: part, names });
  return [
    `${header}\n`,
    others === undefined ? OPEN : importOthers(part, { names, file: others }),
    ...declarations,
    `\n/** Every schema by its name. */\nexport interface Schemas {\n${members.join('\n')}\n}`,
    `\n/** Every operation by its path and method: what goes in, what comes back. */\nexport interface ApiPaths {\n${paths}\n}\n`,
  ].join('\n');
}

/** What the types of a part use of those of the rest. */
function importOthers(
  part: OpenApiDocument,
  { names, file }: { readonly names: TypeWriting['names']; readonly file: string },
): string {
  const used = new Set([...schemasOf(part), ...namesIn(part.components.schemas)]);
  const foreign = [...used].filter((name) => part.components.schemas[name] === undefined);
  const types = foreign.map((name) => names.get(name) ?? name).toSorted();
  return `import type { ${['Open', ...types].join(', ')} } from '${file}';\n`;
}

function declare(name: string, schema: Schema, text: string): string {
  const isInterface = text.startsWith('{') && schema.type === 'object' && !schema.anyOf && !schema.allOf;
  const declaration = isInterface ? `interface ${name} ${text}` : `type ${name} = ${text};`;
  return `${docComment(schema, '')}export ${declaration}`;
}

function writePaths(writing: TypeWriting): string {
  const byPath = Map.groupBy(resolveOperations(writing.document), ({ path }) => path);
  const items = [...byPath].map(([path, operations]) => {
    const lines = operations.map((operation) => writeOperation(operation, writing));
    return `  ${quote(path)}: {\n${lines.join('\n')}\n  };`;
  });
  return items.join('\n');
}

function writeOperation(resolved: ResolvedOperation, writing: TypeWriting): string {
  const { operation, parameters, method } = resolved;
  const parts = [
    ...writeParameters('params', { parameters, place: 'path' }, writing),
    ...writeParameters('query', { parameters, place: 'query' }, writing),
    ...writeBody(operation, writing),
    `response: ${responseType(operation, writing)}`,
  ];
  const comment = docComment(
    { ...operation, description: [operation.summary, operation.description].filter(Boolean).join('. ') },
    '    ',
  );
  return `${comment}    ${method}: { ${parts.join('; ')} };`;
}

interface ParameterChoice {
  readonly parameters: readonly Parameter[];
  readonly place: Parameter['in'];
}

function writeParameters(
  name: string,
  { parameters, place }: ParameterChoice,
  { names }: TypeWriting,
): readonly string[] {
  const chosen = parameters.filter((parameter) => parameter.in === place);
  if (chosen.length === 0) return [];
  const isRequired = chosen.some((parameter) => parameter.required);
  const members = chosen.map((parameter) => {
    const type = typeOf(parameter.schema, { isSent: true, indent: '      ', names });
    const comment = docComment(parameter, '').trimEnd();
    return `${comment === '' ? '' : `${comment} `}${key(parameter.name)}${parameter.required ? '' : '?'}: ${type}${parameter.required ? '' : ' | undefined'}`;
  });
  return [`${name}${isRequired ? '' : '?'}: { ${members.join('; ')} }`];
}

function writeBody(operation: Operation, { names }: TypeWriting): readonly string[] {
  const schema = bodySchema(operation);
  if (!schema) return [];
  const type = typeOf(schema, { isSent: true, indent: '      ', names });
  return [`body${operation.requestBody?.required ? '' : '?'}: ${type}`];
}

function responseType(operation: Operation, { document, names }: TypeWriting): string {
  const success = successSchema(operation, document.components);
  // Where a document says only what an error is, nobody knows what success is.
  if (!success) return hasSuccess(operation) ? 'undefined' : 'unknown';
  return success.mediaType === 'application/json'
    ? typeOf(success.schema, { isSent: false, indent: '      ', names })
    : 'string';
}

function hasSuccess({ responses }: Operation): boolean {
  return Object.keys(responses).some((status) => status.startsWith('2'));
}
