import type { AnswerReader } from './answer-reader.ts';
import { checkRunUrl } from './check-run-url.ts';
import { checkSecretVariable, showSecretVariable } from './check-secret-variable.ts';
import {
  type EntrySettings,
  NOTIFY_EVENTS,
  NOTIFY_TARGETS,
  type Notification,
  type NotifyEvent,
} from './entry-settings.ts';

/** What a run may write at most that has a limit: the runtime takes no larger one. */
const MOST_WRITES = 2_147_483;

/** What a person hears of who does not say it. */
const DEFAULT_EVENTS: readonly NotifyEvent[] = ['failure', 'recovery'];

/** Reads the settings that are there. */
export function readSettings(reader: AnswerReader): EntrySettings {
  return {
    ...(reader.has('limits') ? { limits: readLimits(reader.record('limits')) } : {}),
    ...(reader.has('notify') ? { notify: reader.records('notify').map((one) => readNotification(one)) } : {}),
    ...(reader.has('secrets')
      ? { secrets: reader.texts('secrets', { check: checkSecretVariable, show: showSecretVariable }) }
      : {}),
    ...(reader.has('runUrl') ? { runUrl: reader.text('runUrl', { check: checkRunUrl }) } : {}),
  };
}

function readLimits(reader: AnswerReader): { readonly maxWrites: number } {
  reader.refuseUnknown(['maxWrites']);
  return { maxWrites: reader.number('maxWrites', { check: checkMaxWrites, fallback: Number.NaN }) };
}

function checkMaxWrites(value: number): string | undefined {
  return Number.isInteger(value) && value > 0 && value <= MOST_WRITES
    ? undefined
    : `wanted a whole number from 1 to ${MOST_WRITES}`;
}

function readNotification(reader: AnswerReader): Notification {
  reader.refuseUnknown(['on', 'to', 'url']);
  const to = reader.choice('to', { choices: NOTIFY_TARGETS, fallback: undefined });
  const url = reader.text('url', { check: checkSecretVariable, show: showSecretVariable });
  if (to !== 'heartbeat') return { on: readEvents(reader), to: to ?? 'webhook', url };
  if (reader.has('on')) {
    reader.report('on', { message: 'a heartbeat is called after every good run, wanted none' });
  }
  return { to, url };
}

function readEvents(reader: AnswerReader): readonly NotifyEvent[] {
  if (!reader.has('on')) return DEFAULT_EVENTS;
  const words = reader.texts('on', { check: checkEvent });
  if (words.length === 0)
    reader.report('on', { message: `empty, wanted some of ${NOTIFY_EVENTS.join(', ')}` });
  return NOTIFY_EVENTS.filter((event) => words.includes(event));
}

function checkEvent(value: string): string | undefined {
  return NOTIFY_EVENTS.some((event) => event === value)
    ? undefined
    : `no such event, wanted one of ${NOTIFY_EVENTS.join(', ')}`;
}
