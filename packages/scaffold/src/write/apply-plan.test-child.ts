import { chmodSync } from 'node:fs';
import process from 'node:process';
import { ScaffoldError } from '../errors.ts';
import type { PlannedFile } from '../plan/planned-file.ts';
import { applyPlan } from './apply-plan.ts';

interface Order {
  readonly dir: string;
  readonly files: readonly PlannedFile[];
  /** Made read-only after the last file, before the abort that undoes everything. */
  readonly blocksUndoIn?: string;
}

const NOBODY = 65_534;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test beside this file wrote it
const order = JSON.parse(process.argv[2] ?? '') as Order;
if (process.getuid?.() === 0) {
  process.setgroups?.([NOBODY]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
const controller = new AbortController();
const onWritten = (file: string): void => {
  if (order.blocksUndoIn === undefined || file !== 'src/main.ts') return;
  chmodSync(order.blocksUndoIn, 0o555);
  controller.abort(new Error('cancelled'));
};
try {
  await applyPlan(order.files, { dir: order.dir, signal: controller.signal, onWritten });
  process.stdout.write('{}');
} catch (error) {
  if (!(error instanceof ScaffoldError)) throw error;
  const { code, message, paths } = error;
  process.stdout.write(JSON.stringify({ code, message, paths }));
}
