import path from 'node:path';
import type { Deed, Started, Trace } from './follow-processes.ts';

export type { Started, Trace };

/** What a command says that it does. */
export interface TouchWords {
  readonly runs: readonly string[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly sends: readonly string[];
}

/** What a word stands for, where it is no program, file or folder (`k8s/`) by itself. */
export interface Meanings {
  readonly programs: Readonly<Record<string, (started: Started) => boolean>>;
  readonly files: Readonly<Record<string, (file: string) => boolean>>;
}

export interface TracedPlace {
  /** Folders, and what a path in them begins with: `{'/tmp/x': '', '/tmp/home': '~/'}`. */
  readonly folders: Readonly<Record<string, string>>;
  /** Written to, it is `a temporary folder`; what is read there was written before. */
  readonly temporary: string;
  /** `host:port` → the word for who listens there, in view of what arrived. */
  readonly hosts: Readonly<Record<string, () => string>>;
  /** Folders of what is tested and of the test. */
  readonly ignored: readonly string[];
  /** The program that is tested. */
  readonly isTested: (started: Started) => boolean;
  /** Whether what it reads is told; what git or kubectl read is their own affair. */
  readonly isRead: (started: Started) => boolean;
  /** Whether what it writes and sends is its own affair too. @default of nothing */
  readonly isAlone?: (started: Started) => boolean;
}

export interface NameOptions {
  readonly declared: TouchWords;
  readonly meanings: Meanings;
  readonly place: TracedPlace;
}

/** What every program of a Linux reads to start, to know user and time, and to find a host. */
const OF_THE_MACHINE = [
  '/proc',
  '/sys',
  '/dev/null',
  '/dev/tty',
  '/usr',
  '/lib',
  '/lib64',
  '/etc/ssl',
  '/etc/ld.so.cache',
  '/etc/localtime',
  '/etc/timezone',
  '/etc/passwd',
  '/etc/hosts',
  '/etc/nsswitch.conf',
  '/etc/resolv.conf',
];

/** What a trace shows, each in the first of the declared words that means it, and as it is where none does. */
export function nameTouches(trace: Trace, { declared, meanings, place }: NameOptions): TouchWords {
  const nameFiles = (deeds: readonly Deed[], words: readonly string[]): readonly string[] =>
    deeds.flatMap(({ what }) => {
      const file = nameFile(what, place);
      if (file === undefined) return [];
      return [words.find((word) => (meanings.files[word] ?? isBelow(word))(file)) ?? file];
    });
  const nameProgram = (one: Started): string =>
    declared.runs.find((word) => (meanings.programs[word] ?? isCalled(word))(one)) ?? one.argv.join(' ');
  const isTold = ({ by, what }: Deed): boolean => place.isRead(by) && !what.startsWith(`${place.temporary}/`);
  const isOurs = ({ by }: Deed): boolean => place.isAlone?.(by) !== true;
  return {
    runs: once(trace.runs.filter((one) => !place.isTested(one)).map(nameProgram)),
    reads: once(nameFiles(trace.reads.filter(isTold), declared.reads)),
    writes: once(nameFiles(trace.writes.filter(isOurs), declared.writes)),
    sends: once(trace.sends.filter(isOurs).map(({ what }) => place.hosts[what]?.() ?? what)),
  };
}

const once = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();

const isCalled =
  (name: string) =>
  ({ file }: Started): boolean =>
    path.basename(file) === name;

/** `k8s/` is the folder and all in it, `k8s/a.yaml` a file. */
const isBelow =
  (word: string) =>
  (file: string): boolean =>
    file === word || (word.endsWith('/') && `${file}/`.startsWith(word));

function nameFile(file: string, { folders, ignored, temporary }: TracedPlace): string | undefined {
  // It becomes, or was, the file beside it.
  if (path.basename(file).startsWith('.castai-bot-draft-')) return undefined;
  const isIn = (folder: string): boolean => file === folder || file.startsWith(`${folder}/`);
  if ([...OF_THE_MACHINE, ...ignored].some(isIn)) return undefined;
  if (isIn(temporary)) return 'a temporary folder';
  const folder = Object.keys(folders).find(isIn);
  return folder === undefined ? file : `${folders[folder]}${file.slice(folder.length + 1)}`;
}

/** As sentences, so that a difference can be read. */
export function listTouches(...all: readonly TouchWords[]): readonly string[] {
  const kinds = ['runs', 'reads', 'writes', 'sends'] as const;
  return once(kinds.flatMap((kind) => all.flatMap((one) => one[kind].map((word) => `${kind} ${word}`))));
}
