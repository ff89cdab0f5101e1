/** `skipChecks` → `skip-checks`. */
export function toFlagName(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
