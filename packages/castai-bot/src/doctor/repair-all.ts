import { passed, type Finding } from '../finding.ts';
import type { Checked } from './doctor-input.ts';

/** Mends what can be mended, and says what was done in its place. */
export async function repairAll(checked: readonly Checked[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { repair, ...finding } of checked) {
    findings.push(repair ? passed(finding.check, await repair()) : finding);
  }
  return findings;
}

/** What can be printed of a check. */
export function toFinding({ check, verdict, message, fix }: Checked): Finding {
  return { check, verdict, message, ...(fix === undefined ? {} : { fix }) };
}
