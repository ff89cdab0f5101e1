/** Severities of a log line, lowest first, by the names that Python gives them. */
export const logLevels = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

/** Severity of a log line. */
export type LogLevel = (typeof logLevels)[number];

/** Other names that Python's logging takes for a level. */
export const levelAliases: Readonly<Record<string, LogLevel>> = {
  WARN: 'WARNING',
  FATAL: 'CRITICAL',
  NOTSET: 'DEBUG',
};

/** Reads the name of a level in any case; undefined when there is no such level. */
export function parseLogLevel(name: string): LogLevel | undefined {
  const upper = name.trim().toUpperCase();
  return (
    logLevels.find((level) => level === upper) ??
    (Object.hasOwn(levelAliases, upper) ? levelAliases[upper] : undefined)
  );
}

/** Whether a line of `level` shows when the least that shows is `threshold`. */
export function isShown(level: LogLevel, threshold: LogLevel): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(threshold);
}
