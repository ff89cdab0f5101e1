import type { OpenApiDocument, Operation, Parameter, Schema } from '../openapi.ts';
import { bodySchema, resolveOperations, successSchema, type ResolvedOperation } from './resolve.ts';
import { findSentSchemas } from './find-sent-schemas.ts';
import { docComment, key, typeOf } from './write-schema.ts';

const HEADER = `// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.

/** A string of which these values are known; CAST AI may answer others. */
export type Open<T extends string> = T | (string & Record<never, never>);
`;

/** The text of types.gen.ts: every schema, and every operation by path and method. */
export function writeTypes(document: OpenApiDocument): string {
  const sent = findSentSchemas(document);
  const schemas = Object.entries(document.components.schemas);
  const declarations = schemas.map(([name, schema]) => declare(name, schema, sent.has(name)));
  const names = schemas.map(([name]) => `  ${name}: ${name};`);
  return [
    HEADER,
    ...declarations,
    `\n/** Every schema by its name. */\nexport interface Schemas {\n${names.join('\n')}\n}`,
    `\n/** Every operation by its path and method: what goes in, what comes back. */\nexport interface ApiPaths {\n${writePaths(document)}\n}\n`,
  ].join('\n');
}

function declare(name: string, schema: Schema, isSent: boolean): string {
  const text = typeOf(schema, { isSent, indent: '' });
  const declaration = text.startsWith('{') ? `interface ${name} ${text}` : `type ${name} = ${text};`;
  return `${docComment(schema, '')}export ${declaration}`;
}

function writePaths(document: OpenApiDocument): string {
  const byPath = Map.groupBy(resolveOperations(document), ({ path }) => path);
  const items = [...byPath].map(([path, operations]) => {
    const lines = operations.map((operation) => writeOperation(operation, document));
    return `  '${path}': {\n${lines.join('\n')}\n  };`;
  });
  return items.join('\n');
}

function writeOperation(resolved: ResolvedOperation, document: OpenApiDocument): string {
  const { operation, parameters, method } = resolved;
  const parts = [
    ...writeParameters('params', parameters, 'path'),
    ...writeParameters('query', parameters, 'query'),
    ...writeBody(operation),
    `response: ${responseType(operation, document)}`,
  ];
  const comment = docComment(
    { ...operation, description: [operation.summary, operation.description].filter(Boolean).join('. ') },
    '    ',
  );
  return `${comment}    ${method}: { ${parts.join('; ')} };`;
}

function writeParameters(name: string, parameters: readonly Parameter[], place: string): readonly string[] {
  const chosen = parameters.filter((parameter) => parameter.in === place);
  if (chosen.length === 0) return [];
  const isRequired = chosen.some((parameter) => parameter.required);
  const members = chosen.map((parameter) => {
    const type = typeOf(parameter.schema, { isSent: true, indent: '      ' });
    return `${key(parameter.name)}${parameter.required ? '' : '?'}: ${type}${parameter.required ? '' : ' | undefined'}`;
  });
  return [`${name}${isRequired ? '' : '?'}: { ${members.join('; ')} }`];
}

function writeBody(operation: Operation): readonly string[] {
  const schema = bodySchema(operation);
  if (!schema) return [];
  return [
    `body${operation.requestBody?.required ? '' : '?'}: ${typeOf(schema, { isSent: true, indent: '      ' })}`,
  ];
}

function responseType(operation: Operation, document: OpenApiDocument): string {
  const success = successSchema(operation, document.components);
  if (!success) return 'undefined';
  return success.mediaType === 'application/json'
    ? typeOf(success.schema, { isSent: false, indent: '      ' })
    : 'string';
}
