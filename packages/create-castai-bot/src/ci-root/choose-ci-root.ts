import { quote, shell, usageError } from '@castai-bot/cli';
import { checkCiRoot } from '@castai-bot/scaffold';
import type { KnownAnswers } from '../question.ts';
import type { GitPlace } from './find-git-place.ts';

/** Why the CI at the root of a repository cannot have the workflow of a bot of this name; undefined where it can. */
export function whyNoCiRoot(place: GitPlace | undefined, name: string): string | undefined {
  if (place === undefined) return 'it is in no git repository';
  const below = place.pathTo(name);
  if (below === '') return 'it is the root of its git repository, where CI looks for the workflow anyway';
  const problem = checkCiRoot(below);
  return problem === undefined ? undefined : `${quote(below)} below ${quote(place.root)}: ${problem}`;
}

/**
 * The bot's path below the root whose CI runs its workflow, as it was answered.
 * @throws CliError USAGE for --ci-root where that cannot be
 */
export function chooseCiRoot(
  { ciRoot, name = '' }: KnownAnswers,
  {
    directory,
    place,
    workspaceRoot,
  }: {
    readonly directory: string;
    readonly place: GitPlace | undefined;
    /** Of the workspace that the bot is part of. */
    readonly workspaceRoot: string | undefined;
  },
): string | undefined {
  if (ciRoot !== 'yes') return undefined;
  const why = whyNoCiRoot(place, name) ?? whyNotOfWorkspace(place, workspaceRoot);
  if (why === undefined && place !== undefined) return place.pathTo(name);
  throw usageError(
    `Cannot use these answers:\n  --ci-root: ${quote(directory)}: ${why ?? ''}`,
    shell`--no-ci-root`,
  );
}

/** Its lockfile, which the workflow installs from, is where the workspace's root is. */
function whyNotOfWorkspace(
  place: GitPlace | undefined,
  workspaceRoot: string | undefined,
): string | undefined {
  if (workspaceRoot === undefined || workspaceRoot === place?.root) return undefined;
  return `it is part of the workspace in ${quote(workspaceRoot)}, wanted one at the root of the git repository`;
}
