/** `npm run bench`: one row a budget, exit 1 when one is over. Words as arguments choose the rows whose names hold one. */
import process from 'node:process';
import type { Finding, Row } from './row.ts';
import { rows } from './rows.ts';
import { openWorkbench } from './workbench.ts';

const wanted = process.argv.slice(2);
const chosen = rows.filter((row) => wanted.length === 0 || wanted.some((word) => row.name.includes(word)));
if (chosen.length === 0) {
  console.error(`Found no row named by ${wanted.join(' or ')}, wanted a part of one of these:`);
  for (const { name } of rows) console.error(`  ${name}`);
  process.exitCode = 2;
} else {
  await measureAll();
}

async function measureAll(): Promise<void> {
  const workbench = await openWorkbench();
  try {
    for (const row of chosen) {
      const finding = await row.measure(workbench);
      console.log(line(row, finding));
      if (finding.kind === 'measured' && !isWithin(row, finding.value)) process.exitCode = 1;
    }
  } finally {
    await workbench.close();
  }
}

function line(row: Row, finding: Finding): string {
  const name = row.name.padEnd(64);
  if (finding.kind === 'not measured') return `${name} not measured (${finding.why})`;
  const verdict = isWithin(row, finding.value) ? 'ok' : 'OVER BUDGET';
  const limit = `${row.isFloor ? '≥' : '≤'} ${row.limit} ${row.unit}`;
  const detail = finding.detail === undefined ? '' : `  (${finding.detail})`;
  return `${name} ${finding.value.toFixed(2).padStart(8)}  ${limit.padEnd(14)} ${verdict}${detail}`;
}

function isWithin(row: Row, value: number): boolean {
  return row.isFloor ? value >= row.limit : value <= row.limit;
}
