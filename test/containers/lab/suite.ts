import { inOneLine, noteForEnd } from '@castai-bot/testing/run-notes';

/** Runs checks one after the other and counts what failed. */
export interface Suite {
  check(title: string, work: () => Promise<void>): Promise<void>;
  skip(title: string, why: string): void;
  readonly failures: number;
}

export function createSuite(): Suite {
  let failures = 0;
  return {
    check: async (title, work) => {
      const startedAt = performance.now();
      // oxlint-disable-next-line tests/no-clock -- printed, for people
      const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      try {
        await work();
        console.log(`ok      ${title} (${seconds()})`);
      } catch (error) {
        failures += 1;
        console.log(`FAILED  ${title} (${seconds()})`);
        console.log(error instanceof Error ? (error.stack ?? error.message) : error);
        noteForEnd({
          kind: 'failed',
          title,
          message: inOneLine(error),
          again: 'npm run containers',
        });
      }
    },
    skip: (title, why) => {
      console.log(`skipped ${title}: ${why}`);
      noteForEnd({ kind: 'skipped', test: title, reason: why });
    },
    get failures() {
      return failures;
    },
  };
}
