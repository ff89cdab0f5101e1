import { isRecord, kindOf } from '../values/json-value.ts';
import { prototypeNames } from './prototype-names.ts';

/** The items of a list of `{name, value}` in its order, and what is wrong with it as `path: problem`. */
export interface NamedList {
  readonly items: ReadonlyMap<string, unknown>;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

const ITEM = '{"name": …, "value": …}';

/** Reads `[{"name": "…", "value": …}]`; a list that is absent is empty. */
export function readNamedList(list: unknown, path: string): NamedList {
  if (list !== undefined && !Array.isArray(list)) {
    const problem = `${path}: found ${kindOf(list)}, wanted a list of ${ITEM}`;
    return { items: new Map(), problems: [problem], warnings: [] };
  }
  const items = new Map<string, unknown>();
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const [index, item] of (list ?? []).entries()) {
    const at = `${path}[${index}]`;
    const problem = findItemProblem(item, items);
    if (problem !== undefined) problems.push(`${at}${problem}`);
    if (!isRecord(item)) continue;
    if (problem === undefined) items.set(String(item['name']), item['value']);
    const unknown = Object.keys(item).filter((key) => key !== 'name' && key !== 'value');
    warnings.push(...unknown.map((key) => `${at}.${key}: unknown key, wanted ${ITEM}`));
  }
  return { items, problems, warnings };
}

/** What is wrong with one item, from the dot of its path on. */
function findItemProblem(item: unknown, earlier: ReadonlyMap<string, unknown>): string | undefined {
  if (!isRecord(item)) return `: found ${kindOf(item)}, wanted ${ITEM}`;
  const { name } = item;
  if (typeof name !== 'string' || name === '') return `.name: found ${kindOf(name)}, wanted a name`;
  if (prototypeNames.has(name)) return `.name: ${JSON.stringify(name)} is not for a config to use`;
  if (earlier.has(name)) return `.name: ${JSON.stringify(name)} is there twice`;
  if (!Object.hasOwn(item, 'value')) return `.value: missing for ${JSON.stringify(name)}`;
  return undefined;
}
