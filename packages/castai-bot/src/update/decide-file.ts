import { toShellWord } from '@castai-bot/cli';
import { type ConflictLabels, findConflicts, type PlannedFile, toUnix } from '@castai-bot/scaffold';
import { type RepoChange, toCreation } from '../edit-repo/repo-change.ts';
import { isEdited, mergeOwned } from './merge-owned.ts';
import type { YourFile } from './read-your-file.ts';

/** Three versions of one file: as it was rendered last, as it is, and as it would be rendered now. */
export interface OwnedFile {
  readonly path: string;
  readonly base: string | undefined;
  readonly yours: YourFile;
  readonly theirs: PlannedFile | undefined;
}

/** A change that a person must look at. */
export interface Conflict {
  readonly path: string;
  /** Where the marks are; none when the file was left alone. */
  readonly lines: readonly number[];
  readonly message: string;
}

/** What becomes of one file. */
export interface FileDecision {
  readonly change?: RepoChange;
  readonly conflict?: Conflict;
  /** What was left as it is on purpose, in words. */
  readonly kept?: readonly string[];
  /** It is not as it was rendered, and nothing new is to be merged into it. */
  readonly isDrifted?: true;
  /** What the next update merges from: what became part of your file, whatever its fate. */
  readonly base: string | undefined;
}

export interface DecideOptions {
  /** The bot's image repository. */
  readonly image: string;
  readonly labels: ConflictLabels;
}

/** What castai-bot has to say about a file since last time. */
type News = 'nothing' | 'added' | 'changed' | 'removed';

/** What a person has made of it. */
type Yours = 'absent' | 'asTheirs' | 'asBase' | 'edited' | 'noText';

type Outcome =
  | 'nothing'
  | 'drift'
  | 'create'
  | 'merge'
  | 'delete'
  | 'staysDeleted'
  | 'staysEdited'
  | 'staysYours'
  | 'leftAlone';

/** Every case there is. A file that castai-bot adds and you have already cannot be as it was rendered last. */
const OUTCOMES: Readonly<Record<News, Readonly<Record<Yours, Outcome>>>> = {
  nothing: { absent: 'nothing', asTheirs: 'nothing', asBase: 'nothing', edited: 'drift', noText: 'drift' },
  added: {
    absent: 'create',
    asTheirs: 'nothing',
    asBase: 'staysYours',
    edited: 'staysYours',
    noText: 'leftAlone',
  },
  changed: {
    absent: 'staysDeleted',
    asTheirs: 'nothing',
    asBase: 'merge',
    edited: 'merge',
    noText: 'leftAlone',
  },
  removed: {
    absent: 'nothing',
    asTheirs: 'nothing',
    asBase: 'delete',
    edited: 'staysEdited',
    noText: 'leftAlone',
  },
};

/** Decides what becomes of one file that follows the templates. */
export function decideFile(file: OwnedFile, options: DecideOptions): FileDecision {
  const { path, base, yours, theirs } = file;
  const next = theirs?.text;
  const [text, why] = [yours.kind === 'text' ? yours.text : '', yours.kind === 'other' ? yours.why : ''];
  switch (OUTCOMES[findNews(file)][findYours(file, options)]) {
    case 'nothing':
      return { base: next };
    case 'drift':
      return { isDrifted: true, base: next };
    case 'create':
      return { ...createFile(path, theirs), base: next };
    case 'delete':
      return { change: { kind: 'delete', path, before: text }, base: next };
    case 'merge':
      return { ...mergeFile(file, options), base: next };
    case 'staysDeleted':
      return {
        kept: [`${path} stays deleted: castai-bot leave-out ${toShellWord(path)} ends this line`],
        base: next,
      };
    case 'staysEdited':
      return {
        kept: [`${path} stays, since you have edited it: castai-bot no longer writes it`],
        base: next,
      };
    // Nothing of theirs is in it, so that a merge from theirs would call all of yours a change.
    case 'staysYours':
      return { kept: [`${path} stays yours: castai-bot would write it too`], base };
    case 'leftAlone':
      return { conflict: { path, lines: [], message: `left alone: ${why}` }, base };
    default:
      throw new TypeError(`Cannot decide about ${path}`);
  }
}

function findNews({ base, theirs }: OwnedFile): News {
  if (theirs === undefined) return 'removed';
  if (base === undefined) return 'added';
  return base === theirs.text ? 'nothing' : 'changed';
}

function findYours({ path, base, yours, theirs }: OwnedFile, options: DecideOptions): Yours {
  if (yours.kind === 'absent') return 'absent';
  if (yours.kind === 'other') return 'noText';
  if (toUnix(yours.text) === theirs?.text) return 'asTheirs';
  return base !== undefined && !isEdited(base, yours.text, { path, ...options }) ? 'asBase' : 'edited';
}

function createFile(path: string, theirs: PlannedFile | undefined): Pick<FileDecision, 'change'> {
  return theirs === undefined ? {} : { change: toCreation({ ...theirs, path }) };
}

function mergeFile(
  { path, base, yours, theirs }: OwnedFile,
  options: DecideOptions,
): Pick<FileDecision, 'change' | 'conflict' | 'kept'> {
  if (base === undefined || yours.kind !== 'text' || theirs === undefined) return {};
  const versions = { base, yours: yours.text, theirs: theirs.text };
  const merged = mergeOwned(versions, { path, ...options });
  const kept = merged.kept.map((words) => `${path}: ${words}`);
  if (merged.text === yours.text) return { kept };
  const lines = findConflicts(merged.text);
  const message = `you and ${options.labels.theirs} changed the same lines`;
  return {
    change: { kind: 'edit', path, before: yours.text, after: merged.text },
    kept,
    ...(lines.length === 0 ? {} : { conflict: { path, lines, message } }),
  };
}
