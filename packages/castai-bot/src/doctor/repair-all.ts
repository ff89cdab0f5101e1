import { failed, passed, type Finding } from '../inspect/finding.ts';
import type { Checked } from './doctor-input.ts';

/** Mends what can be mended, and says what was done in its place. */
export async function repairAll(checked: readonly Checked[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { repair, ...finding } of checked) {
    findings.push(repair ? await mend(finding, repair) : finding);
  }
  return findings;
}

/** What stands in the way of one stops no other. */
async function mend({ check, message, fix }: Finding, repair: () => Promise<string>): Promise<Finding> {
  try {
    return passed(check, await repair());
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return failed(check, `${message}; cannot mend it: ${error.message}`, fix);
  }
}

/** What can be printed of a check. */
export function toFinding({ check, verdict, message, fix }: Checked): Finding {
  return { check, verdict, message, ...(fix === undefined ? {} : { fix }) };
}
