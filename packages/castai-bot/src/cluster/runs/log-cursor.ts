/** How kubelets date the lines of a log: `2026-01-05T12:00:00.123456789Z`. */
const DATE = /^(?<second>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?<zone>Z|[+-]\d\d:\d\d) /;

/**
 * Where in a container's log a reader is, so that one whose connection broke goes on without losing or repeating a
 * line. A kubelet leaves out what is older than a whole second, and dates lines to the nanosecond: the lines of that
 * second come again, and are skipped.
 * @see https://github.com/kubernetes/cri-client/blob/v0.34.1/pkg/logs/logs.go
 */
export class LogCursor {
  #since: string | undefined;
  /** Lines of the last second, with their dates, and how often each came. */
  #seen = new Map<string, number>();
  /** Of these, what this connection has not brought again. */
  #repeated = new Map<string, number>();
  #unfinished = '';

  /** The flags for `kubectl logs` with which the next connection goes on; half a line comes again as a whole one. */
  resume(): readonly string[] {
    this.#unfinished = '';
    this.#repeated = new Map(this.#seen);
    return ['--timestamps', ...(this.#since === undefined ? [] : [`--since-time=${this.#since}`])];
  }

  /** What of this piece was not there before, without dates, in whole lines. */
  push(piece: string): string {
    const lines = `${this.#unfinished}${piece}`.split('\n');
    this.#unfinished = lines.pop() ?? '';
    return lines.map((line) => this.#take(line)).join('');
  }

  /** What is left when the log is over: a last line that nothing ends. */
  end(): string {
    const line = this.#unfinished;
    this.#unfinished = '';
    return line === '' ? '' : this.#take(line).slice(0, -1);
  }

  #take(line: string): string {
    const left = this.#repeated.get(line) ?? 0;
    if (left > 0) {
      this.#repeated.set(line, left - 1);
      return '';
    }
    const date = DATE.exec(line);
    const since = date?.groups && `${date.groups['second']}${date.groups['zone']}`;
    if (since !== undefined && since !== this.#since) {
      this.#since = since;
      this.#seen.clear();
    }
    this.#seen.set(line, (this.#seen.get(line) ?? 0) + 1);
    return `${line.slice(date?.[0].length ?? 0)}\n`;
  }
}
