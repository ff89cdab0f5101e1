import { isRecord, readJson } from '@castai-bot/cli';

/** A JSON object with a change to one of its members, indented as it was. */
export function editJson(
  text: string,
  change: (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): string {
  const document = readJson(text);
  if (!isRecord(document))
    throw new TypeError(`Cannot edit JSON: found ${text.slice(0, 60)}, wanted an object`);
  const [, indent = '  '] = /^\{\r?\n([ \t]+)/.exec(text) ?? [];
  const ending = text.slice(text.trimEnd().length);
  return JSON.stringify(change(document), undefined, indent) + ending;
}

/** An object without one of its members. */
export function omit(record: unknown, name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(isRecord(record) ? record : {}).filter(([key]) => key !== name));
}
