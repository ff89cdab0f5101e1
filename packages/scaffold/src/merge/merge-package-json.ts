import { conflictBlock, findConflicts, type ConflictLabels } from './conflict-markers.ts';
import {
  findOwnLines,
  indentOf,
  insertMember,
  type JsonPath,
  removeMember,
  replaceValue,
  writeValue,
} from './edit-json-text.ts';
import { findJsonPlaces, findMember } from './json-places.ts';
import { keepLineBreaks, type MergedText, type TextVersions, toUnix } from './keep-line-breaks.ts';
import { mergeText } from './merge-text.ts';
import { type MemberDecision, planMembers } from './plan-members.ts';

/**
 * Merges a package.json member by member: only the scripts, the engines, the versions we pin and what lets their
 * install scripts run follow the templates. Everything else of yours stays, to the byte.
 */
export function mergePackageJson(versions: TextVersions, labels: ConflictLabels): MergedText {
  return keepLineBreaks(versions, (same) => mergeMembers(same, labels));
}

/** Whether a package.json differs from a render in a member that the render has and owns; what is added is yours. */
export function isPackageJsonEdited(rendered: string, yours: string): boolean {
  const [base, is] = [readObject(rendered), readObject(yours)];
  if (!base || !is) return toUnix(rendered) !== toUnix(yours);
  return planMembers({ base, yours: base, theirs: is }).some(({ kind }) => kind !== 'insert');
}

function mergeMembers(versions: TextVersions, labels: ConflictLabels): MergedText {
  const [base, yours, theirs] = [versions.base, versions.yours, versions.theirs].map(readObject);
  // An unedited one follows the templates in everything.
  if (!base || !yours || !theirs || versions.yours === versions.base) return mergeText(versions, labels);
  const decisions = planMembers({ base, yours, theirs });
  const clean = decisions.reduce(applyDecision, versions.yours);
  const { text, unmarked } = markConflicts(clean, decisions, labels);
  const kept = decisions.flatMap((decision) => (decision.kind === 'keep' ? [decision.why] : []));
  return { text, conflicts: findConflicts(text), kept: [...kept, ...unmarked] };
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function applyDecision(text: string, decision: MemberDecision): string {
  if (decision.kind === 'replace') return replaceValue(text, decision.path, decision.value);
  if (decision.kind === 'insert') return insertMember(text, decision.path, decision);
  return decision.kind === 'remove' ? removeMember(text, decision.path) : text;
}

/** The last first, since a marked text is no JSON any more. */
function markConflicts(
  text: string,
  decisions: readonly MemberDecision[],
  labels: ConflictLabels,
): { readonly text: string; readonly unmarked: readonly string[] } {
  const root = findJsonPlaces(text);
  const conflicts = decisions
    .flatMap((decision) => {
      const member = decision.kind === 'conflict' ? findMember(root, decision.path) : undefined;
      return decision.kind === 'conflict' && member ? [{ ...decision, member }] : [];
    })
    .toSorted((one, other) => other.member.start - one.member.start);
  const unmarked: string[] = [];
  let marked = text;
  for (const { member, path, value } of conflicts) {
    const lines = findOwnLines(text, member);
    if (lines) {
      const indent = indentOf(text, member.start);
      const rest = text.slice(member.value.end, lines.end);
      const theirs = `${indent}${JSON.stringify(member.name)}: ${writeValue(value, indent)}${rest}`;
      const block = conflictBlock([text.slice(lines.start, lines.end)], [theirs], labels).join('\n');
      marked = marked.slice(0, lines.start) + block + marked.slice(lines.end);
    } else unmarked.push(sayKept(path, value, labels));
  }
  return { text: marked, unmarked };
}

function sayKept(path: JsonPath, value: unknown, { theirs }: ConflictLabels): string {
  return `${path.join('.')} stays as it is: ${theirs} has ${JSON.stringify(value)}`;
}
