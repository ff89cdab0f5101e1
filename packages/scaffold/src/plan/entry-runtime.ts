/** What a script of a bare-bones bot is begun with. */
export type ScriptTemplate = 'shell' | 'python';

/** How the files of one language are run. */
interface EntryRuntime {
  readonly template: ScriptTemplate;
  /** What the file's path is given to; the file needs no executable bit then. */
  readonly command: readonly string[];
}

const RUNTIMES: Readonly<Record<string, EntryRuntime>> = {
  sh: { template: 'shell', command: ['sh'] },
  // Unbuffered: logs are there while it runs.
  py: { template: 'python', command: ['python3', '-u'] },
};

/** Base images by tag, each with what the programs need that begin as our templates: a shell and curl, or Python. */
export const BASE_IMAGES = {
  shell: 'docker.io/curlimages/curl:8.22.0',
  python: 'docker.io/library/python:3.14-alpine',
  /** The small one has no curl. */
  both: 'docker.io/library/python:3.14',
} as const;

/** What a program is begun with, by the end of its name; undefined where castai-bot can begin none in its language. */
export function scriptTemplate(entry: string): ScriptTemplate | undefined {
  return findRuntime(entry)?.template;
}

/** What a container runs for a file of the repo; a file of no known language says on its first line what runs it. */
export function entryCommand(entry: string): readonly string[] {
  return [...(findRuntime(entry)?.command ?? []), `/app/${entry}`];
}

/** The base image that has what these files need, as far as their names tell. */
export function chooseBaseImage(entries: readonly string[]): string {
  const wanted = new Set(entries.map((entry) => scriptTemplate(entry) ?? 'shell'));
  if (!wanted.has('python')) return BASE_IMAGES.shell;
  return wanted.has('shell') ? BASE_IMAGES.both : BASE_IMAGES.python;
}

function findRuntime(entry: string): EntryRuntime | undefined {
  const extension = /\.([a-z]+)$/.exec(entry)?.[1] ?? '';
  return Object.hasOwn(RUNTIMES, extension) ? RUNTIMES[extension] : undefined;
}
