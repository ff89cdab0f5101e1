import { CliError } from '@castai-bot/cli';
import {
  findConflicts,
  planBot,
  pinnedVersions,
  type BotAnswers,
  type PlannedFile,
} from '@castai-bot/scaffold';
import { BASE_FILE } from '../edit-repo/plan-owned.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { type Conflict, decideFile, type FileDecision } from './decide-file.ts';
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
 * @throws CliError NO_BASE, BAD_BASE, READ_FAILED, UNRESOLVED
 */
export async function planUpdate({ root, answers, version }: PlanUpdateOptions): Promise<UpdatePlan> {
  const fresh = await renderBot(answers, version);
  const base = await readBase(root);
  const owned = fresh.filter(({ kind, path }) => kind === 'owned' && path !== BASE_FILE);
  const byPath = new Map(owned.map((file) => [file.path, file]));
  const paths = [...new Set([...base.files.keys(), ...byPath.keys()])].toSorted();
  const yours = await Promise.all(paths.map((path) => readYourFile(root, path)));
  refuseUnresolved(paths, yours);
  const decisions = paths.map((path, index) => ({
    path,
    ...decideFile(
      {
        path,
        base: base.files.get(path),
        fresh: byPath.get(path),
        yours: yours[index] ?? { kind: 'absent' },
      },
      { image: answers.image, labels: { yours: 'yours', theirs: `castai-bot ${version}` } },
    ),
  }));
  return gather(decisions, planRecord(base, fresh));
}

/** The files that this version writes for a bot. */
export function renderBot(answers: BotAnswers, version: string): Promise<readonly PlannedFile[]> {
  return planBot(answers, pinnedVersions(version));
}

function gather(
  decisions: readonly (FileDecision & { readonly path: string })[],
  record: readonly RepoChange[],
): UpdatePlan {
  return {
    changes: [...decisions.flatMap(({ change }) => change ?? []), ...record],
    conflicts: decisions.flatMap(({ conflict }) => conflict ?? []),
    kept: decisions.flatMap(({ kept = [] }) => kept),
    drift: decisions.filter(({ isDrifted }) => isDrifted).map(({ path }) => path),
  };
}

/** What is rendered now is what the next update merges from, conflicts included: their resolution contains it. */
function planRecord({ text, files }: Base, fresh: readonly PlannedFile[]): readonly RepoChange[] {
  const after = fresh.find(({ path }) => path === BASE_FILE)?.text;
  if (after === undefined) throw new Error(`The generator plans no ${BASE_FILE}`);
  const owned = fresh.filter(({ kind, path }) => kind === 'owned' && path !== BASE_FILE);
  const isSame = owned.length === files.size && owned.every((file) => files.get(file.path) === file.text);
  return isSame ? [] : [{ kind: 'edit', path: BASE_FILE, before: text, after }];
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
