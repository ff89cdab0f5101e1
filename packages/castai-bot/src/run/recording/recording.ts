import { readFile } from 'node:fs/promises';
import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { hintForWrong, hintWhereMissing } from '../wrong-file.ts';
import type { Report } from '../../report/report.ts';

/** What the API answered in one run, without secrets and ids; a file to be committed with a test. */
export interface Recording {
  readonly kind: 'castai-bot recording';
  readonly schema: 1;
  readonly bot: string;
  readonly function: string;
  readonly clusterId: string | null;
  readonly organizationId: string | null;
  /** Whether the writes were planned, and not sent. */
  readonly dryRun: boolean;
  /** What the function kept from earlier runs was there, and is not in here: its forms of ids and names are its own. */
  readonly hadState?: true;
  /** For ids that the bot knew from elsewhere, e.g. from its config: a digest of each, and what stands for it here. */
  readonly salt: string;
  readonly digests: Readonly<Record<string, string>>;
  /** In the order of the answers. */
  readonly exchanges: readonly Exchange[];
  readonly report: Report | null;
}

/** One request and what was answered. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Parsed, where it is JSON. */
  readonly body?: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The answer's body, where it is JSON. */
  readonly answer?: unknown;
  /** The answer's body, where it is not. */
  readonly text?: string;
}

const KIND = 'castai-bot recording';

/** @throws CliError NO_RECORDING, BAD_RECORDING */
export async function readRecording(file: string, shown: string): Promise<Recording> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new CliError(
      'NO_RECORDING',
      `Cannot replay ${shown}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause, hint: hintWhereMissing('recording', shown) },
    );
  }
  const recording = readJson(text);
  if (isRecording(recording)) return recording;
  throw new CliError(
    'BAD_RECORDING',
    `Cannot replay ${shown}: wanted a file that castai-bot run --record wrote`,
    { hint: hintForWrong('recording', { text, shown }) },
  );
}

/** Whether a text is a recording, so that another may be written over it. */
export function isRecordingText(text: string): boolean {
  return isRecording(readJson(text));
}

function isRecording(value: unknown): value is Recording {
  return (
    isRecord(value) &&
    value['kind'] === KIND &&
    value['schema'] === 1 &&
    typeof value['function'] === 'string' &&
    isTextOrNull(value['clusterId']) &&
    isTextOrNull(value['organizationId']) &&
    typeof value['dryRun'] === 'boolean' &&
    (value['hadState'] === undefined || value['hadState'] === true) &&
    typeof value['salt'] === 'string' &&
    isTexts(value['digests']) &&
    Array.isArray(value['exchanges']) &&
    value['exchanges'].every(isExchange)
  );
}

function isExchange(value: unknown): value is Exchange {
  return (
    isRecord(value) &&
    typeof value['method'] === 'string' &&
    typeof value['path'] === 'string' &&
    Array.isArray(value['query']) &&
    value['query'].every(isPair) &&
    isStatus(value['status']) &&
    isTexts(value['headers']) &&
    (value['text'] === undefined || typeof value['text'] === 'string')
  );
}

/** Of an answer that ends a request. */
function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string');
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}
