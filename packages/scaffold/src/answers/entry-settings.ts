/** Where a message can go, by the kind of its receiver. */
export const NOTIFY_TARGETS = [
  'slack',
  'teams',
  'discord',
  'mattermost',
  'pagerduty',
  'webhook',
  'heartbeat',
] as const;

/** One of `NOTIFY_TARGETS`. */
export type NotifyTarget = (typeof NOTIFY_TARGETS)[number];

/** What a message can be about; `recovery` is the first good run after a failed one. */
export const NOTIFY_EVENTS = ['failure', 'recovery', 'change', 'always'] as const;

/** One of `NOTIFY_EVENTS`. */
export type NotifyEvent = (typeof NOTIFY_EVENTS)[number];

/** Who is told of which runs. */
export interface Notification {
  /** Not of a heartbeat, which is called after every good run. */
  readonly on?: readonly NotifyEvent[];
  readonly to: NotifyTarget;
  /** The name of a secret that holds the address. */
  readonly url: string;
}

/** What an entry may take for itself, and the bot for all of its entries. */
export interface EntrySettings {
  readonly limits?: WriteLimits;
  readonly notify?: readonly Notification[];
  /** Names of variables whose values are in the Secret `<bot>-secrets`. */
  readonly secrets?: readonly string[];
  /** Address of a run's page, for messages. */
  readonly runUrl?: string;
}

/** How much a run may write. */
export interface WriteLimits {
  /** One more write is not sent, and ends the run. */
  readonly maxWrites: number;
}

/** The members of `EntrySettings`, in the order they are written. */
export const SETTING_FIELDS: readonly (keyof EntrySettings)[] = ['limits', 'notify', 'secrets', 'runUrl'];
