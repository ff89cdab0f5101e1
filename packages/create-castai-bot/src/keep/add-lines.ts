/**
 * A list of theirs with the lines of ours that it lacks at its end, and the comments above those. A line break is as
 * theirs are.
 */
export function addLines(theirs: string, ours: string): string {
  const has = new Set(theirs.split('\n').map((line) => line.trim()));
  const added: string[] = [];
  let comments: string[] = [];
  for (const line of ours.trimEnd().split('\n')) {
    const isRule = line !== '' && !line.startsWith('#');
    if (!isRule) comments = line === '' ? [] : [...comments, line];
    else if (!has.has(line)) {
      added.push(...comments, line);
      comments = [];
    }
  }
  if (added.length === 0) return theirs;
  const eol = theirs.includes('\r\n') ? '\r\n' : '\n';
  const start = theirs.trim() === '' ? '' : `${theirs.trimEnd()}${eol}${eol}`;
  return `${start}${added.join(eol)}${eol}`;
}
