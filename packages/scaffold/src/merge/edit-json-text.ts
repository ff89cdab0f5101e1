import { findJsonPlaces, findMember, type JsonMember, type JsonPlace } from './json-places.ts';

/** Where a value is, from the outermost object in. */
export type JsonPath = readonly string[];

/** A JSON text with another value at a path where there is one; every other byte as it was. */
export function replaceValue(text: string, path: JsonPath, value: unknown): string {
  const member = findMember(findJsonPlaces(text), path);
  if (!member) throw new Error(`Cannot edit JSON: found no ${path.join('.')}`);
  const { start, end } = member.value;
  return text.slice(0, start) + writeValue(value, indentOf(text, member.start)) + text.slice(end);
}

/** A JSON text with a member more, behind the first of `after` that is there; objects around it are made. */
export function insertMember(
  text: string,
  path: JsonPath,
  { value, after }: { readonly value: unknown; readonly after: readonly string[] },
): string {
  const root = findJsonPlaces(text);
  const [parent, name = ''] = [path.slice(0, -1), path.at(-1)];
  const holder = parent.length === 0 ? root : findMember(root, parent)?.value;
  if (!holder) return insertMember(text, parent, { value: { [name]: value }, after: namesFromTheEnd(root) });
  if (!holder.members) return replaceValue(text, parent, { [name]: value });
  const [first] = holder.members;
  if (!first) {
    const whole = writeValue({ [name]: value }, indentOf(text, holder.start));
    return text.slice(0, holder.start) + whole + text.slice(holder.end);
  }
  const before = after.flatMap((one) => holder.members?.find((member) => member.name === one) ?? []).at(0);
  const gap = text.slice(gapStart(text, first.start), first.start);
  const written = `${JSON.stringify(name)}: ${writeValue(value, indentOf(text, first.start))}`;
  return before
    ? `${text.slice(0, before.value.end)},${gap}${written}${text.slice(before.value.end)}`
    : `${text.slice(0, first.start)}${written},${gap}${text.slice(first.start)}`;
}

/** A JSON text without the member at a path. */
export function removeMember(text: string, path: JsonPath): string {
  const root = findJsonPlaces(text);
  const member = findMember(root, path);
  if (!member) return text;
  const start = gapStart(text, member.start);
  const [comma = ''] = /^\s*,/.exec(text.slice(member.value.end)) ?? [];
  if (comma !== '') return text.slice(0, start) + text.slice(member.value.end + comma.length);
  // The last one takes the comma before it along.
  const head = text.slice(0, start);
  return head.replace(/,$/, '') + text.slice(member.value.end);
}

/** The lines that a member has for itself, without the last line break; undefined when it shares them. */
export function findOwnLines(
  text: string,
  member: JsonMember,
): { readonly start: number; readonly end: number } | undefined {
  const start = text.lastIndexOf('\n', member.start) + 1;
  const lineBreak = text.indexOf('\n', member.value.end);
  const end = lineBreak === -1 ? text.length : lineBreak;
  const isAlone =
    text.slice(start, member.start).trim() === '' &&
    ['', ','].includes(text.slice(member.value.end, end).trim());
  return isAlone && start > 0 ? { start, end } : undefined;
}

/** A value as it stands behind its name, its lines as deep as that. */
export function writeValue(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`);
}

/** The white space that a line begins with. */
export function indentOf(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}

function gapStart(text: string, at: number): number {
  return text.slice(0, at).trimEnd().length;
}

function namesFromTheEnd({ members = [] }: JsonPlace): readonly string[] {
  return members.map((member) => member.name).toReversed();
}
