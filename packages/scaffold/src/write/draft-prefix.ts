/** What every file begins with that a write makes for itself, so that git, people and the next start know it. */
export const DRAFT_PREFIX = '.castai-bot-draft-';
