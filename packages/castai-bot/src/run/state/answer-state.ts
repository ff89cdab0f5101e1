import { listChanges } from '@castai-bot/api/bot';
import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { type KeptState, STATE_KEY, type StateKeeper } from '../../state/state-keeper.ts';
import { findTextProblem } from '../../state/state-text.ts';
import type { Answerer, ApiAnswer, ApiRequest } from '../gateway/answerer.ts';
import type { PlannedChange } from '../plan/planned-write.ts';

/** What a state is kept by during one run. */
export interface AnswerStateOptions {
  readonly name: string;
  readonly keeper: StateKeeper;
  /** A dry run stores nothing. */
  readonly isReadOnly: boolean;
  /** What may not be stored. */
  readonly secrets: readonly string[];
  /** Hears of what a script wanted to store in a dry run. */
  readonly onWithheld: (changes: readonly PlannedChange[]) => void;
}

const METHOD_NOT_ALLOWED = 405;
const CONFLICT = 409;
const INVALID = 422;

/**
 * Answers as an API server does for the ConfigMap of a state, with its versions: bots and scripts ask the same here and
 * in a cluster.
 */
export function answerState(options: AnswerStateOptions): Answerer {
  const { keeper, name } = options;
  const answer: Answerer = async (request) => {
    if (request.method === 'GET') return toAnswer(name, await keeper.read());
    if (request.method === 'PATCH') return patch(request, options);
    return toStatus(METHOD_NOT_ALLOWED, `${request.method} is not for a state: wanted GET or PATCH`);
  };
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      // Another try would not mend it.
      if (error instanceof CliError) return toStatus(INVALID, error.message);
      throw error;
    }
  };
}

async function patch(request: ApiRequest, options: AnswerStateOptions): Promise<ApiAnswer> {
  const { isReadOnly, keeper, name, onWithheld, secrets } = options;
  const { data: changes = {}, metadata } = asRecord(readJson(request.body.toString('utf8')));
  const wanted = asRecord(metadata)['resourceVersion'];
  const kept = await keeper.read();
  if (wanted !== undefined && wanted !== toVersion(kept)) {
    return toStatus(CONFLICT, `the state ${name} was written by somebody else since it was read`);
  }
  const data = mergeTexts(kept.data, asRecord(changes));
  const problem = findProblem(data[STATE_KEY], secrets);
  if (problem !== undefined) return toStatus(INVALID, `Cannot store the state ${name}: ${problem}`);
  if (new URL(request.path, 'http://127.0.0.1').searchParams.get('dryRun') === 'All')
    return toAnswer(name, kept);
  if (isReadOnly) {
    onWithheld(compareStates(kept, { ...kept, data }));
    const message = `castai-bot run reads only: the state ${name} was not stored, --apply stores it`;
    return toStatus(METHOD_NOT_ALLOWED, message);
  }
  const written = await keeper.write(data, kept.version);
  if (written !== undefined) return toAnswer(name, written);
  return toStatus(CONFLICT, `the state ${name} was written by somebody else meanwhile`);
}

/** What differs between two states, of what the function keeps. */
export function compareStates(before: KeptState, after: KeptState): readonly PlannedChange[] {
  const [one, other] = [before, after].map(({ data }) => readJson(data[STATE_KEY] ?? ''));
  return listChanges(one, other, { kind: 'replace' });
}

function findProblem(text: string | undefined, secrets: readonly string[]): string | undefined {
  if (text === undefined || text === '') return undefined;
  const isSecret = secrets.some((secret) => secret !== '' && text.includes(secret));
  return findTextProblem(text) ?? (isSecret ? 'a secret is in it' : undefined);
}

function mergeTexts(
  data: KeptState['data'],
  changes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const merged = new Map(Object.entries(data));
  for (const [key, value] of Object.entries(changes)) {
    if (typeof value === 'string') merged.set(key, value);
    else merged.delete(key);
  }
  return Object.fromEntries(merged);
}

/** An API server's is never empty. */
function toVersion({ version }: KeptState): string {
  return version === '' ? '0' : version;
}

function toAnswer(name: string, kept: KeptState): ApiAnswer {
  const metadata = { name, resourceVersion: toVersion(kept) };
  return toJson(200, { kind: 'ConfigMap', apiVersion: 'v1', metadata, data: kept.data });
}

function toStatus(status: number, message: string): ApiAnswer {
  return toJson(status, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code: status });
}

function toJson(status: number, body: unknown): ApiAnswer {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: Buffer.from(JSON.stringify(body)) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
