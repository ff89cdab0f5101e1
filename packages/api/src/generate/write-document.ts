import type { OpenApiDocument } from '../openapi.ts';

/** The text of document.gen.ts: the whole document, one line a path and a schema so that a diff can be read. */
export function writeDocument(document: OpenApiDocument): string {
  const { paths, components, ...head } = document;
  const { schemas, ...parts } = components;
  const json = [
    `${JSON.stringify(head).slice(0, -1)},"paths":{`,
    entries(paths),
    `},"components":${JSON.stringify(parts).slice(0, -1)},"schemas":{`,
    entries(schemas),
    '}}}',
  ].join('\n');
  // Parsing a text costs a fraction of what compiling the same object literal does.
  return `// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.
import type { OpenApiDocument } from './openapi.ts';

/** Our OpenAPI 3.1 document of the CAST AI operations a bot has a reason to call. */
export const document: OpenApiDocument = JSON.parse(\`${escapeTemplate(json)}\`);
`;
}

function entries(record: Readonly<Record<string, unknown>>): string {
  return Object.entries(record)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(',\n');
}

function escapeTemplate(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
}
