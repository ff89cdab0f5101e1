/** Nobody means what is deeper; what walks through it would end in a stack overflow. */
const DEEPEST = 200;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text, or undefined when the text is no JSON, or deeper than anybody would write it. */
export function readJson(text: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isDeeper(value, DEEPEST) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Whether lists and objects lie more than so many deep in each other. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((item: unknown) => isDeeper(item, levels - 1));
}
