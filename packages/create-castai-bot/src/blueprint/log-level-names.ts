/** What the runtime takes for LOG_LEVEL, in any case. */
export const LOG_LEVEL_NAMES = [
  'DEBUG',
  'INFO',
  'WARNING',
  'ERROR',
  'CRITICAL',
  'WARN',
  'FATAL',
  'NOTSET',
] as const;

/** Whether a value of LOG_LEVEL can stay what it is. */
export function isLogLevelName(value: string): boolean {
  const upper = value.trim().toUpperCase();
  return LOG_LEVEL_NAMES.some((name) => name === upper);
}
