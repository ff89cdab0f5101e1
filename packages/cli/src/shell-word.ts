const PLAIN = /^[\w@%+=:,./-]+$/;
/** Special inside double quotes to sh, PowerShell or cmd. */
const SPECIAL = /["$`\\!%]/;

/**
 * A value as one word of a command line: bare where it can be, in double quotes where sh, PowerShell and cmd agree
 * on them, else as sh alone reads it.
 */
export function toShellWord(value: string): string {
  if (PLAIN.test(value)) return value;
  if (!SPECIAL.test(value)) return `"${value}"`;
  // Three backticks in a row would end the block of a README that shows the command.
  return `'${value.replaceAll("'", String.raw`'\''`).replaceAll(/``(?=`)/g, "``''")}'`;
}
