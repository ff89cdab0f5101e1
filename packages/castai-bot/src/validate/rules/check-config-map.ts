import { configKey } from '../../config/read-config-map.ts';
import { toCanonicalName } from '../../repo/function-name.ts';
import { getPath, getText, getValue, type Located } from '../located/located.ts';
import { locateJson } from '../located/locate-json.ts';
import type { Position, Report } from '../problem.ts';
import { checkSecrets } from './check-secrets.ts';

/** A function's config: where it is, and its parts with their places in the file. */
export interface LocatedConfig {
  /** Relative to the repo, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly located: Located;
}

/** What the API server takes for one ConfigMap, bytes. */
const LARGEST_CONFIG_MAP = 1024 * 1024;

export interface ConfigMapContext {
  /** Relative to the repo, with slashes. */
  readonly file: string;
  readonly functionName: string;
  readonly report: Report;
}

/** A function's ConfigMap: its size, no secrets, and the config in it, which is returned if it is JSON. */
export function checkConfigMap(
  object: Located,
  { file, functionName, report }: ConfigMapContext,
): LocatedConfig | undefined {
  const data = getValue(object, 'data');
  const scalar = getValue(data, configKey);
  const text = getText(scalar);
  if (text === undefined || scalar?.kind !== 'scalar') {
    report(
      scalar?.at ?? data?.at ?? object.at,
      `data["${configKey}"]: missing, wanted the config as JSON text`,
    );
    return undefined;
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_CONFIG_MAP) {
    report(scalar.at, `data: ${bytes} bytes, Kubernetes takes ${LARGEST_CONFIG_MAP}`);
  }
  const { at, block } = scalar;
  const toFile = (inText: Position): Position =>
    block ? { line: block.line + inText.line - 1, column: block.indent + inText.column } : at;
  const located = locateJson(text, { toFile, report });
  if (located === undefined) return undefined;
  checkSecrets(located, report);
  checkFunctionName(located, functionName, report);
  return { file, text, located };
}

/** A name that no function has is the bot's to report; that of another one is a mix-up of files. */
function checkFunctionName(config: Located, functionName: string, report: Report): void {
  const located = getPath(config, ['function', 'function_name']);
  const name = getText(located);
  if (!located || name === undefined || toCanonicalName(name) === functionName) return;
  report(
    located.at,
    `function.function_name: found ${JSON.stringify(name)}, this is the config of ${functionName}`,
  );
}

/**
 * Where a problem is that the bot names by its path: `function.inputs.maxAgeDays`, `function.inputs[2].name`. For an
 * input that no function knows it is the name, else the value.
 */
export function findConfigPlace({ located }: LocatedConfig, path: string, isUnknown: boolean): Position {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  let at = located;
  for (const step of steps) {
    const next =
      getPath(at, [/^\d+$/.test(step) ? Number(step) : step]) ??
      findNamed(at, step, isUnknown ? 'name' : 'value');
    if (next === undefined) break;
    at = next;
  }
  return at.at;
}

/** Inputs and variables are lists of names and values. */
function findNamed(list: Located, name: string, part: 'name' | 'value'): Located | undefined {
  if (list.kind !== 'list') return undefined;
  const item = list.items.find((one) => getText(getValue(one, 'name')) === name);
  return getValue(item, part) ?? item;
}
