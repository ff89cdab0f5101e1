/**
 * What the machines of CI systems run a bot with: two runs of a commit use the same. Newer ones are set here; a bot gets
 * them by `castai-bot update`, since its workflow follows the templates. npm is the one that Node brings.
 */
export const TOOL_VERSIONS = {
  node: '24.21.0',
  pnpm: '12.21.0',
  /** By the form of the lockfile: yarn 1 reads none of yarn 4, and yarn 4 rewrites one of yarn 1. */
  yarn: { classic: '1.22.22', modern: '4.18.1' },
  bun: '1.4.5',
} as const;
