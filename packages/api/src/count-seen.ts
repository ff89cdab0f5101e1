import { resolveOperations } from './generate/resolve.ts';
import { type Seen, seenWords } from './openapi.ts';

/** How many operations of a document are known how: from answers of the API, from clients, from descriptions, or guessed. */
export type SeenCounts = Readonly<Record<Seen, number>>;

/** Counts the operations of a document by how they are known. */
export function countSeen(document: Parameters<typeof resolveOperations>[0]): SeenCounts {
  const seen = resolveOperations(document).map(({ operation }) => operation['x-seen']);
  const count = (word: Seen): number => seen.filter((one) => one === word).length;
  return { live: count('live'), client: count('client'), spec: count('spec'), guess: count('guess') };
}

/** `189 operations: 30 live, 68 client, 90 spec, 1 guess` */
export function describeSeen(counts: SeenCounts): string {
  const sum = seenWords.reduce((total, word) => total + counts[word], 0);
  return `${sum} operations: ${seenWords.map((word) => `${counts[word]} ${word}`).join(', ')}`;
}
