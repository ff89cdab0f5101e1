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

/** Wall time in ms and peak resident memory in KiB of one run. */
export interface Sample {
  readonly wallMs: number;
  readonly peakKib: number;
}

/** Prints the peak memory of the process it is loaded into, when that process ends. */
const PEAK_PRINTER = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
`)}`;

/** Runs one subject once. */
export async function sample(subject: Subject): Promise<Sample> {
  await subject.before?.();
  const options: Options = {
    env: { ...subject.env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...(subject.cwd === undefined ? {} : { cwd: subject.cwd }),
  };
  const startedAt = performance.now();
  const result = await execa(process.execPath, [`--import=${PEAK_PRINTER}`, ...subject.args], options);
  return { wallMs: performance.now() - startedAt, peakKib: Number(result.stdio[3]) };
}

/**
 * The ratio of two subjects, each run `runs` times in turns so that the noise of the machine falls on both alike:
 * medians of wall time and of peak memory.
 */
export async function compare(
  subject: Subject,
  baseline: Subject,
  runs = 21,
): Promise<{ readonly wall: number; readonly peak: number; readonly detail: string }> {
  await sample(subject);
  await sample(baseline);
  const ours: Sample[] = [];
  const theirs: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await sample(subject));
    theirs.push(await sample(baseline));
  }
  const wallMs = [median(ours.map((one) => one.wallMs)), median(theirs.map((one) => one.wallMs))] as const;
  const peakKib = [median(ours.map((one) => one.peakKib)), median(theirs.map((one) => one.peakKib))] as const;
  return {
    wall: wallMs[0] / wallMs[1],
    peak: peakKib[0] / peakKib[1],
    detail: `${wallMs[0].toFixed(0)} ms / ${wallMs[1].toFixed(0)} ms, ${(peakKib[0] / 1024).toFixed(1)} MiB / ${(peakKib[1] / 1024).toFixed(1)} MiB`,
  };
}

/** The middle value; of an even count, the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
