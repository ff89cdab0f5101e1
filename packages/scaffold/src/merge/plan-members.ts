import { isDeepStrictEqual } from 'node:util';
import type { JsonPath } from './edit-json-text.ts';

type JsonObject = Readonly<Record<string, unknown>>;

interface ObjectVersions {
  readonly base: JsonObject;
  readonly yours: JsonObject;
  readonly theirs: JsonObject;
}

/** What becomes of one member that changed in the templates. */
export type MemberDecision =
  | { readonly kind: 'replace' | 'conflict'; readonly path: JsonPath; readonly value: unknown }
  | {
      readonly kind: 'insert';
      readonly path: JsonPath;
      readonly value: unknown;
      /** Names of siblings it may stand behind, the nearest first. */
      readonly after: readonly string[];
    }
  | { readonly kind: 'remove'; readonly path: JsonPath }
  | { readonly kind: 'keep'; readonly path: JsonPath; readonly why: string };

const VERSION_SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies'];
/** Members of package.json that follow the templates, one level down where they are objects. */
const OWNED_SECTIONS = ['engines', 'scripts', ...VERSION_SECTIONS, 'trustedDependencies', 'allowScripts'];
/** All of one version: they are released together, and made for each other. */
const OWN_PACKAGE = /^(?:@castai-bot\/.+|castai-bot)$/;
/** A version or a range of a registry; neither a file, a link nor a fork. */
const REGISTRY_SPEC = /^[\^~]?\d+\.\d+\.\d+/;

/** Decides about every owned member of a package.json that differs between two renders. */
export function planMembers(versions: ObjectVersions): readonly MemberDecision[] {
  const { base, theirs } = versions;
  return OWNED_SECTIONS.flatMap((section) => listPaths(section, base[section], theirs[section])).flatMap(
    (path) => decide(path, versions) ?? [],
  );
}

function listPaths(section: string, base: unknown, theirs: unknown): readonly JsonPath[] {
  if (!isObject(base) && !isObject(theirs)) return [[section]];
  const names = [base, theirs].flatMap((value) => Object.keys(isObject(value) ? value : {}));
  return [...new Set(names)].map((name) => [section, name]);
}

function decide(path: JsonPath, { base, yours, theirs }: ObjectVersions): MemberDecision | undefined {
  const [was, wanted] = [read(base, path), read(theirs, path)];
  if (isDeepStrictEqual(was, wanted)) return undefined;
  const own = findOwn(path, { was, yours });
  const is = read(yours, own);
  if (isDeepStrictEqual(is, wanted)) return undefined;
  if (is === undefined) {
    // What you have deleted stays deleted.
    return was === undefined
      ? { kind: 'insert', path, value: wanted, after: siblingsBefore(theirs, path) }
      : undefined;
  }
  if (isDeepStrictEqual(is, was))
    return wanted === undefined
      ? { kind: 'remove', path: own }
      : { kind: 'replace', path: own, value: wanted };
  const [section = '', name = ''] = path;
  const isVersion = VERSION_SECTIONS.includes(section);
  if (isVersion && wanted !== undefined && OWN_PACKAGE.test(name) && isRegistrySpec(is))
    return { kind: 'replace', path: own, value: wanted };
  if (isVersion || wanted === undefined)
    return { kind: 'keep', path: own, why: sayKept(own, { is, wanted }) };
  return { kind: 'conflict', path: own, value: wanted };
}

function isRegistrySpec(value: unknown): boolean {
  return typeof value === 'string' && REGISTRY_SPEC.test(value);
}

/** Where you have the member: a dependency may have moved to another section. */
function findOwn(
  path: JsonPath,
  { was, yours }: { readonly was: unknown; readonly yours: JsonObject },
): JsonPath {
  const [section = '', name = ''] = path;
  if (read(yours, path) !== undefined || !VERSION_SECTIONS.includes(section)) return path;
  const moved = VERSION_SECTIONS.map((other) => [other, name]).find((one) => read(yours, one) !== undefined);
  return moved !== undefined && was !== undefined ? moved : path;
}

function read(object: JsonObject, [section = '', name]: JsonPath): unknown {
  const value = Object.hasOwn(object, section) ? object[section] : undefined;
  if (name === undefined) return value;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function siblingsBefore(object: JsonObject, [section = '', name]: JsonPath): readonly string[] {
  const siblings = name === undefined ? object : object[section];
  const names = Object.keys(isObject(siblings) ? siblings : {});
  return names.slice(0, names.indexOf(name ?? section)).toReversed();
}

function sayKept(path: JsonPath, { is, wanted }: { readonly is: unknown; readonly wanted: unknown }): string {
  const place = `${path.join('.')} stays ${JSON.stringify(is)}`;
  return wanted === undefined
    ? `${place}: castai-bot no longer needs it`
    : `${place}: castai-bot is made for ${JSON.stringify(wanted)}`;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
