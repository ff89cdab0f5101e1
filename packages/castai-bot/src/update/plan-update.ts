import { CliError } from '@castai-bot/cli';
import {
  findConflicts,
  isCiFileAbove,
  planBase,
  planBot,
  pinnedVersions,
  type BotAnswers,
  type PlannedFile,
} from '@castai-bot/scaffold';
import { BASE_FILE } from '../edit-repo/plan-owned.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { type Conflict, decideFile, type FileDecision } from './decide-file.ts';
import { checkCiPlace, isAtGitRoot } from './ci-place.ts';
import { type Base, readBase } from './read-base.ts';
import { readYourFile, type YourFile } from './read-your-file.ts';

/** What an update changes, and what it leaves to a person. */
export interface UpdatePlan {
  /** The record of what was rendered included; none when there is nothing to update. */
  readonly changes: readonly RepoChange[];
  readonly conflicts: readonly Conflict[];
  /** What was left as it is on purpose, in words. */
  readonly kept: readonly string[];
  /** Files that are not as castai-bot wrote them, and that no new template touches. */
  readonly drift: readonly string[];
}

export interface PlanUpdateOptions {
  readonly root: string;
  /** Of castai-bot. */
  readonly version: string;
  readonly answers: BotAnswers;
}

/**
 * Merges three versions of each file that follows the templates: what was rendered last, what is rendered now, and
 * what is there. Reads the repo, changes nothing.
 * @throws CliError CI_ROOT, NO_BASE, BAD_BASE, READ_FAILED, UNRESOLVED
 */
export async function planUpdate({ root, answers, version }: PlanUpdateOptions): Promise<UpdatePlan> {
  checkCiPlace(root, answers);
  const rendered = await renderBot(answers, version);
  const base = await readBase(root);
  const owned = rendered.filter(({ kind, path }) => kind === 'owned' && path !== BASE_FILE);
  const theirs = new Map(owned.map((file) => [file.path, file]));
  const paths = [...new Set([...base.files.keys(), ...theirs.keys()])].toSorted();
  const yours = await Promise.all(paths.map((path) => readYourFile(root, path)));
  refuseUnresolved(paths, yours);
  const labels = { yours: 'yours', theirs: `castai-bot ${version}` };
  const decisions = paths.map((path, index): Decided => {
    if (isCiFileAbove(path) && !isAtGitRoot(root, path))
      return {
        path,
        base: undefined,
        kept: [`${path} stays: it is not at the root of the bot's repository`],
      };
    const versions = { base: base.files.get(path), theirs: theirs.get(path) };
    const file = { path, ...versions, yours: yours[index] ?? ({ kind: 'absent' } as const) };
    if (answers.leftOut?.includes(path) === true && file.yours.kind === 'absent')
      return { path, base: file.theirs?.text };
    return { path, ...decideFile(file, { image: answers.image, labels }) };
  });
  return gather(decisions, planRecord(base, decisions));
}

type Decided = FileDecision & { readonly path: string };

/** The files that this version writes for a bot. */
export function renderBot(answers: BotAnswers, version: string): Promise<readonly PlannedFile[]> {
  return planBot(answers, pinnedVersions(version));
}

function gather(decisions: readonly Decided[], record: readonly RepoChange[]): UpdatePlan {
  return {
    changes: [...decisions.flatMap(({ change }) => change ?? []), ...record],
    conflicts: decisions.flatMap(({ conflict }) => conflict ?? []),
    kept: decisions.flatMap(({ kept = [] }) => kept),
    drift: decisions.filter(({ isDrifted }) => isDrifted).map(({ path }) => path),
  };
}

/** Notes what the next update merges from. Of a conflict that is marked it is theirs: the resolution contains it. */
function planRecord({ text, files }: Base, decisions: readonly Decided[]): readonly RepoChange[] {
  const next = decisions.flatMap(({ path, base }): readonly PlannedFile[] =>
    base === undefined ? [] : [{ path, text: base, kind: 'owned' }],
  );
  const isSame = next.length === files.size && next.every((file) => files.get(file.path) === file.text);
  return isSame ? [] : [{ kind: 'edit', path: BASE_FILE, before: text, after: planBase(next).text }];
}

/** Merging into marks of an earlier merge would bury them. */
function refuseUnresolved(paths: readonly string[], yours: readonly YourFile[]): void {
  const places = paths.flatMap((path, index) => {
    const file = yours[index];
    const [line] = file?.kind === 'text' ? findConflicts(file.text) : [];
    return line === undefined ? [] : [`${path}:${line}`];
  });
  if (places.length === 0) return;
  throw new CliError('UNRESOLVED', `Cannot update: conflicts are still marked in ${places.join(', ')}`, {
    hint: 'Resolve them, then: castai-bot update',
  });
}
