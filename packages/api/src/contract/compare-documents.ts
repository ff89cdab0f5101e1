import type { Components, OpenApiDocument, Parameter, Schema } from '../openapi.ts';
import {
  bodySchema,
  resolve,
  resolveOperations,
  successSchema,
  type ResolvedOperation,
} from '../generate/resolve.ts';
import { compareLists, compareSchemas, type Comparison, type Difference } from './compare-schemas.ts';

/** What a comparison of two documents found. */
export interface DocumentComparison {
  readonly operationCount: number;
  readonly fieldCount: number;
  readonly differences: readonly Difference[];
}

/** Compares each operation of our document with the same one of another, both ways. */
export function compareDocuments(ours: OpenApiDocument, theirs: OpenApiDocument): DocumentComparison {
  const comparison: Comparison = {
    ours: ours.components,
    theirs: theirs.components,
    differences: [],
    fields: new Set(),
    comparedPairs: new Set(),
  };
  const byRoute = new Map(resolveOperations(theirs).map((operation) => [routeOf(operation), operation]));
  const operations = resolveOperations(ours);
  for (const operation of operations) {
    const other = byRoute.get(routeOf(operation));
    if (other) compareOperations(comparison, { ours: operation, theirs: other });
    else comparison.differences.push({ at: nameOf(operation), what: 'is not there' });
  }
  return {
    operationCount: operations.length,
    fieldCount: comparison.fields.size,
    differences: comparison.differences,
  };
}

interface OperationPair {
  readonly ours: ResolvedOperation;
  readonly theirs: ResolvedOperation;
}

function nameOf({ method, path }: ResolvedOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** How an operation is told: what the parameters of its path are called is nobody's business but the reader's. */
function routeOf(operation: ResolvedOperation): string {
  return nameOf(operation).replaceAll(/\{[^{}]+\}/g, '{}');
}

function compareOperations(comparison: Comparison, pair: OperationPair): void {
  compareParameters(comparison, pair);
  compareBodies(comparison, pair);
  compareStatuses(comparison, pair);
  compareAnswers(comparison, pair);
  compareErrors(comparison, pair);
}

function compareParameters(comparison: Comparison, { ours, theirs }: OperationPair): void {
  const at = `${nameOf(ours)} parameters`;
  const [our, their] = [outsidePath(ours), outsidePath(theirs)];
  compareLists(comparison, at, { ours: our.map(labelOf), theirs: their.map(labelOf) });
  for (const parameter of our) {
    const other = their.find((candidate) => labelOf(candidate) === labelOf(parameter));
    if (!other) continue;
    const place = `${nameOf(ours)} ${labelOf(parameter)}`;
    comparison.fields.add(place);
    compareRequired(comparison, place, { ours: parameter.required, theirs: other.required });
    compareSchemas(comparison, place, { ours: parameter.schema, theirs: other.schema });
  }
}

function outsidePath({ parameters }: ResolvedOperation): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.in !== 'path');
}

function labelOf(parameter: Parameter): string {
  return `${parameter.in} ${parameter.name}`;
}

function compareBodies(comparison: Comparison, { ours, theirs }: OperationPair): void {
  const at = `${nameOf(ours)} body`;
  const [our, their] = [bodySchema(ours.operation), bodySchema(theirs.operation)];
  if (our && their) {
    const marks = {
      ours: ours.operation.requestBody?.required,
      theirs: theirs.operation.requestBody?.required,
    };
    compareRequired(comparison, at, marks);
    compareSchemas(comparison, at, { ours: our, theirs: their });
  } else if (our || their) {
    comparison.differences.push({ at, what: our ? 'is not there' : 'is missing' });
  }
}

function compareRequired(
  comparison: Comparison,
  at: string,
  marks: { readonly ours: boolean | undefined; readonly theirs: boolean | undefined },
): void {
  if (Boolean(marks.ours) === Boolean(marks.theirs)) return;
  comparison.differences.push({
    at,
    what: marks.ours ? 'is required, there it is not' : 'is not required, there it is',
  });
}

/** Their "2XX" says that some success is answered, no success that nobody has seen which: both fit any of ours. */
function compareStatuses(comparison: Comparison, { ours, theirs }: OperationPair): void {
  const [our, their] = [successStatuses(ours), successStatuses(theirs)];
  if (their.length === 0 || their.includes('2XX')) return;
  compareLists(comparison, `${nameOf(ours)} statuses`, { ours: our, theirs: their });
}

function successStatuses({ operation }: ResolvedOperation): readonly string[] {
  return Object.keys(operation.responses).filter((status) => status.startsWith('2'));
}

function compareAnswers(comparison: Comparison, { ours, theirs }: OperationPair): void {
  const at = `${nameOf(ours)} answer`;
  const our = successSchema(ours.operation, comparison.ours);
  const their = successSchema(theirs.operation, comparison.theirs);
  if (our?.mediaType !== their?.mediaType) {
    comparison.differences.push({
      at,
      what: `is ${our?.mediaType ?? 'none'}, there it is ${their?.mediaType ?? 'none'}`,
    });
  } else if (our && their) compareSchemas(comparison, at, { ours: our.schema, theirs: their.schema });
}

function compareErrors(comparison: Comparison, { ours, theirs }: OperationPair): void {
  const at = `${nameOf(ours)} error`;
  const our = errorSchema(ours, comparison.ours);
  const their = errorSchema(theirs, comparison.theirs);
  if (our && their) compareSchemas(comparison, at, { ours: our, theirs: their });
  else if (our || their) comparison.differences.push({ at, what: our ? 'is not there' : 'is missing' });
}

function errorSchema({ operation }: ResolvedOperation, components: Components): Schema | undefined {
  const response = operation.responses['default'];
  return response && resolve(response, components.responses).content?.['application/json']?.schema;
}
