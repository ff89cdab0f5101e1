/** What zod found wrong at one place. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema found wrong, from the dot of its path on: `.zones[1]: expected string, received number`. */
export function printIssue({ path, message }: Issue): string {
  const at = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return `${at}: ${message.replace(/^Invalid input: /, '')}`;
}
