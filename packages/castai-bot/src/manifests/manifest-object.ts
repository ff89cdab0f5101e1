import { isRecord } from '@castai-bot/cli';

/** An object as a manifest has it. */
export interface ManifestObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** The labels that the templates write. */
export const LABELS = {
  bot: 'app.kubernetes.io/name',
  function: 'app.kubernetes.io/component',
  manager: 'app.kubernetes.io/managed-by',
} as const;

/** What the templates call the container that is the bot. */
export const BOT_CONTAINER = 'bot';

export function isManifestObject(value: unknown): value is ManifestObject {
  return isRecord(value) && isRecord(value['metadata']) && typeof value['metadata']['name'] === 'string';
}

/** `CronJob/my-bot-greet`, as kubectl takes it too. */
export function toText({ kind = '', metadata }: ManifestObject): string {
  return `${kind}/${metadata.name}`;
}

const STATE_LABEL = /^(.+)\.state$/;

/** Of which state an object is, by its label: with a dot, which no function's name has. */
export function findState({ metadata }: Pick<ManifestObject, 'metadata'>): string | undefined {
  return STATE_LABEL.exec(metadata.labels?.[LABELS.function] ?? '')?.[1];
}
