import type { TestCase, TestSuite } from 'vitest/node';

const IN_BRACKETS = /\(((?:needs|not on) [^)]+)\)/;
const AFTER_COLON = /: (.+)$/;

/** Why a test was skipped, as it said while it ran, or else as the title says of what was skipped as a whole. */
export function whySkipped(test: TestCase, note: string | undefined): string {
  if (note !== undefined) return note;
  const names = outermostFirst(test).filter(({ options }) => options.mode === 'skip');
  for (const pattern of [IN_BRACKETS, AFTER_COLON]) {
    for (const { name } of names) {
      const reason = pattern.exec(name)?.[1];
      if (reason !== undefined) return reason;
    }
  }
  return 'its title does not say why';
}

function outermostFirst(one: TestCase | TestSuite): readonly (TestCase | TestSuite)[] {
  return one.parent.type === 'suite' ? [...outermostFirst(one.parent), one] : [one];
}
