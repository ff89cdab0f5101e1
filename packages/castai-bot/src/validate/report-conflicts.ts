import { CONFLICT, findConflicts } from '../repo/find-conflicts.ts';
import type { Report } from './problem.ts';

/** Reports where a merge was not finished: what else is wrong with the text follows from that. */
export function reportConflicts(text: string, report: Report): boolean {
  const places = findConflicts(text);
  for (const place of places) report(place, CONFLICT);
  return places.length > 0;
}
