import { restMovingValues } from './moving-values.ts';
import { readTerminalRows } from './terminal-rows.ts';
import type { TerminalShot } from './terminal-shots.ts';
import { writeTerminalSvg } from './terminal-svg.ts';

/** Runs a shot's command and draws what it shows, below the line that was typed. */
export async function drawTerminal({ typed, columns, show }: TerminalShot): Promise<string> {
  // After npx and the program.
  const argv = typed.split(' ').slice(2);
  const prompt = `\u001b[90m$\u001b[39m \u001b[1m${typed}\u001b[22m\r\n`;
  const rows = await readTerminalRows(prompt + restMovingValues(await show({ argv, columns })), columns);
  return writeTerminalSvg(rows, { title: typed, columns });
}
