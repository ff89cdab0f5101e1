import process from 'node:process';
import { execa, type Options } from 'execa';

/** A child process to time: `args` for this Node. */
export interface Subject {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Puts things back between two runs. */
  readonly before?: () => Promise<void>;
}

/** The medians of two subjects, and their ratio. */
export interface Comparison {
  readonly ratio: number;
  /** Both medians, in words. */
  readonly detail: string;
}

/** How often each subject runs. */
export interface CompareOptions {
  /** @default 31 */
  readonly runs?: number;
}

const RUNS = 31;

/**
 * Prints the peak memory of the process it is loaded into, in KiB, when that process ends. What the system counts for a
 * process begins with what its parent held; Linux also tells the peak of the program alone.
 */
const PEAK_PRINTER = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => {
    const { readFileSync, writeSync } = process.getBuiltinModule('node:fs');
    const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
    const peak = /^VmHWM:\\s*(\\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
    writeSync(3, String(peak));
  });
`)}`;

/** The time that one run takes, in ms. Nothing else is loaded into the process. */
export async function timeRun(subject: Subject): Promise<number> {
  await subject.before?.();
  const startedAt = performance.now();
  await execa(process.execPath, subject.args, { ...toOptions(subject), stdin: 'ignore' });
  return performance.now() - startedAt;
}

/** Compares the time that two subjects take. */
export async function compareWall(
  subject: Subject,
  baseline: Subject,
  options?: CompareOptions,
): Promise<Comparison> {
  return alternate([() => timeRun(subject), () => timeRun(baseline)], { ...options, unit: inMs });
}

/** Compares the most memory that two subjects hold. */
export async function comparePeak(
  subject: Subject,
  baseline: Subject,
  options?: CompareOptions,
): Promise<Comparison> {
  return alternate([() => peakOf(subject), () => peakOf(baseline)], { ...options, unit: inMib });
}

/** Takes two measurements in turns, so that the noise of the machine falls on both alike; a first one of each is not counted. */
export async function alternate(
  [subject, baseline]: readonly [() => Promise<number>, () => Promise<number>],
  { runs = RUNS, unit }: CompareOptions & { readonly unit: (value: number) => string },
): Promise<Comparison> {
  await subject();
  await baseline();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await subject());
    theirs.push(await baseline());
  }
  return {
    ratio: median(ours) / median(theirs),
    detail: `${unit(median(ours))} / ${unit(median(theirs))}`,
  };
}

/** The middle value; of an even count, the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Writes down a time. */
export function inMs(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}

function inMib(kib: number): string {
  return `${(kib / 1024).toFixed(1)} MiB`;
}

/** Prints the size of all modules that the process loads from files, in bytes, when that process ends. */
const LOADED_PRINTER = `data:text/javascript,${encodeURIComponent(`
  const { registerHooks } = process.getBuiltinModule('node:module');
  const { statSync, writeSync } = process.getBuiltinModule('node:fs');
  let bytes = 0;
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:')) bytes += statSync(new URL(url)).size;
      return next(url, context);
    },
  });
  process.on('exit', () => writeSync(3, String(bytes)));
`)}`;

/** How much code a subject loads, in bytes. */
export async function loadedBytesOf(subject: Subject): Promise<number> {
  return printedBy(LOADED_PRINTER, subject);
}

async function peakOf(subject: Subject): Promise<number> {
  return printedBy(PEAK_PRINTER, subject);
}

async function printedBy(printer: string, subject: Subject): Promise<number> {
  await subject.before?.();
  const args = [`--import=${printer}`, ...subject.args];
  const result = await execa(process.execPath, args, {
    ...toOptions(subject),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  return Number(result.stdio[3]);
}

function toOptions({ cwd, env }: Subject): Options {
  return { env: { ...env }, ...(cwd === undefined ? {} : { cwd }) };
}
