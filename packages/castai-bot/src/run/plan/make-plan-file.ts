import { isDeepStrictEqual } from 'node:util';
import { REDACTED } from '../../scrub/secret-forms.ts';
import { Scrubber } from '../../scrub/scrubber.ts';
import type { KeptWrite, PlanFile } from './plan-file.ts';
import type { PlanSubject } from './plan-subject.ts';
import { scrubPlan } from './scrub-plan.ts';

export interface MakeOptions {
  readonly subject: PlanSubject;
  readonly writes: readonly KeptWrite[];
  /** Why these are not all; null where they are. */
  readonly ended: string | null;
  readonly madeAt: Date;
  /** The API key, and whatever else must not be seen. */
  readonly secrets: readonly string[];
}

/** What is kept of a plan: nothing secret or personal, and a mark on each write that had some. */
export function makePlanFile({ subject, writes, ended, madeAt, secrets }: MakeOptions): PlanFile {
  const scrubber = new Scrubber({ keeps: 'ids', secrets });
  // As a file has them: without what is undefined.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
  const plain = JSON.parse(JSON.stringify(writes)) as readonly KeptWrite[];
  const scrubbed = scrubPlan(plain, scrubber);
  return {
    kind: 'castai-bot plan',
    schema: 1,
    madeAt: madeAt.toISOString(),
    subject,
    ended,
    writes: scrubbed.map((write, index) => {
      const original = plain[index];
      // The bot itself has taken out what it knew for a secret.
      const isWhole = isDeepStrictEqual(write, original) && !JSON.stringify(write).includes(REDACTED);
      return isWhole ? write : { ...write, isUnkept: true };
    }),
  };
}
