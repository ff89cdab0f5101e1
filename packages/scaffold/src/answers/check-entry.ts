import { checkFileName } from './check-file-name.ts';

const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Says what keeps a value from being the file a bare-bones bot runs: a path below src/, with slashes. */
export function checkEntry(value: string): string | undefined {
  const [folder, ...names] = value.split('/');
  if (folder !== 'src' || names.length === 0) return 'wanted a file below src/, like src/script.sh';
  for (const name of names) {
    if (!FILE_NAME.test(name))
      return `${JSON.stringify(name)} is no plain file name, wanted letters, digits and . _ -`;
    const problem = checkFileName(name);
    if (problem !== undefined) return `${JSON.stringify(name)} is ${problem}`;
  }
  return undefined;
}
