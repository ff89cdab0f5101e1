import type { Environment } from '../../process/bot-env.ts';

/** What is chosen together: half of an address from one place and half from another leads to a third. */
const GROUPS: readonly (readonly string[])[] = [
  ['API_KEY', 'API_KEY_FILE'],
  ['API_URL', 'API_REGION', 'ALLOW_API_HOST'],
  ['CLUSTER_ID'],
  ['ORGANIZATION_ID'],
  ['LOG_LEVEL'],
  ['RUN_DEADLINE_SECONDS'],
];

export interface ChosenVariables {
  readonly variables: Readonly<Record<string, string>>;
  /** Where a value is from, wherever that may surprise; no value is in it. */
  readonly notes: readonly string[];
}

/**
 * The variables of a file, and of a shell what steers a run and the file leaves open. The file wins: a variable that was
 * exported for something else must not lead a run to another cluster.
 */
export function chooseVariables(
  file: Readonly<Record<string, string>>,
  { shell, shown }: { readonly shell: Environment; readonly shown: string },
): ChosenVariables {
  const filled = Object.fromEntries(Object.entries(file).filter(([, value]) => value !== ''));
  const variables: Record<string, string> = { ...filled };
  const notes: string[] = [];
  const steering = new Set(GROUPS.flat());
  for (const name of Object.keys(filled)) {
    if (!steering.has(name) && isOther(shell[name], filled[name])) notes.push(beaten(name, shown));
  }
  for (const group of GROUPS) {
    const inShell = group.filter((name) => shell[name]);
    const isInFile = group.some((name) => name in filled);
    for (const name of inShell) {
      if (!isInFile) {
        variables[name] = shell[name] ?? '';
        notes.push(`${name}: the shell's, ${shown} has none`);
      } else if (isOther(shell[name], filled[name])) {
        notes.push(beaten(name, shown));
      }
    }
  }
  return { variables, notes };
}

function isOther(inShell: string | undefined, inFile: string | undefined): boolean {
  return inShell !== undefined && inShell !== '' && inShell !== inFile;
}

function beaten(name: string, shown: string): string {
  return `${name}: ${shown} wins, the shell's differs and is not used`;
}
