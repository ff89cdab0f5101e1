import { CastAiBotError } from '../../errors.ts';

/** Values for the `{names}` of a path. */
export type PathParams = Readonly<Record<string, string | number>>;

/** What a path may hold besides its `{names}`: no query, no fragment, no backslash, no space. */
const TEMPLATE = /^(\/[\w\-.~!$&'()*+,;=:@%{}]+)+$/;

/**
 * Fills the `{names}` of a path template, each value percent-encoded so that it stays one segment.
 *
 * @throws CastAiBotError `bad_path` for a missing, empty, unknown or unusable value, and for `.` and `..` segments:
 * a URL parser would climb with them to another endpoint
 */
export function fillPath(template: string, params: PathParams = {}): string {
  const refuse = (problem: string): CastAiBotError =>
    new CastAiBotError(`Cannot build the path ${JSON.stringify(template)}: ${problem}`, { code: 'bad_path' });
  if (!TEMPLATE.test(template)) {
    throw refuse('found an empty segment or a character outside a path, wanted /segment/segment');
  }
  const unused = new Set(Object.keys(params));
  const path = template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    unused.delete(name);
    const problem = findProblem(Object.hasOwn(params, name) ? params[name] : undefined);
    if (problem !== undefined) throw refuse(`${name} is ${problem}`);
    return encodeURIComponent(String(params[name]));
  });
  if (unused.size > 0) throw refuse(`it has no place for ${[...unused].join(', ')}`);
  if (/[{}]/.test(path)) throw refuse('found a single brace');
  if (path.split('/').some(isDotSegment)) throw refuse('found a "." or ".." segment');
  return path;
}

function findProblem(value: string | number | undefined): string | undefined {
  if (value === undefined || value === null) return 'missing';
  if (value === '') return 'empty';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : 'not an exact integer';
  if (typeof value !== 'string') return `of type ${typeof value}, wanted a string`;
  return value.isWellFormed() ? undefined : 'not well-formed Unicode';
}

function isDotSegment(segment: string): boolean {
  return /^(\.|%2e){1,2}$/i.test(segment);
}
