import { mapJson } from './map-json.ts';
import { isSecretName, REDACTED, redactText, spellings } from './secret-patterns.ts';

/** Anything in the form of a UUID: every id of CAST AI is one. */
export const UUID: RegExp = /(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/gi;
export const EMAIL: RegExp = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** The account in the name of a thing of AWS. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const ARN_ACCOUNT: RegExp = /(?<=\barn:aws[\w-]{0,16}:[\w-]{0,40}:[\w-]{0,40}:)\d{12}(?!\d)/g;
const INSTANCE_ID = /(?<![\w-])i-[0-9a-f]{8,17}(?![\w-])/g;

/** Ids that are known by their names alone: accounts and projects of a cloud, and places in a list. */
const ACCOUNT_NAME = /account|project|subscription|tenant|billing/i;
const ID_NAME = /(?:id|number)$/i;
const CURSOR_NAME = /cursor|page_?token|continuation/i;
/** A shorter one stands in other words too; one of digits is an offset or a count. */
const SHORTEST_LEARNED = 6;

/**
 * Takes secrets and ids out of what is recorded. An id gets the same stand-in everywhere, so that what belongs together
 * still does. Learn from everything first: an id that only its field's name gives away may stand in a path too.
 */
export class Scrubber {
  readonly #secrets: readonly string[];
  readonly #standIns = new Map<string, string>();
  readonly #learned = new Map<string, string>();

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.filter((secret) => secret !== '').flatMap(spellings);
  }

  /** Finds the ids that only the name of their field gives away. */
  learn(value: unknown): void {
    mapJson(value, (text, name) => {
      if (CURSOR_NAME.test(name)) this.#learn(text, 'cursor');
      else if (ACCOUNT_NAME.test(name) && ID_NAME.test(name)) this.#learn(text, 'account');
      return text;
    });
  }

  /** A copy without secrets and ids. */
  json(value: unknown): unknown {
    return mapJson(value, (text, name) => this.field(name, text));
  }

  /** What a field of this name holds, without secrets and ids. */
  field(name: string, text: string): string {
    return text !== '' && isSecretName(name) ? REDACTED : this.text(text);
  }

  /** A text without secrets and ids. */
  text(text: string): string {
    const open = this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
    const learned = [...this.#learned].reduce((rest, [id, standIn]) => rest.replaceAll(id, standIn), open);
    return redactText(learned)
      .replaceAll(UUID, (id) => this.#standIn(id.toLowerCase(), standInUuid))
      .replaceAll(EMAIL, (address) => this.#standIn(address, (n) => `person-${n}@example.com`))
      .replaceAll(ARN_ACCOUNT, (id) => (this.#isStandIn(id) ? id : this.#standIn(id, (n) => pad(n, 12))))
      .replaceAll(INSTANCE_ID, (id) => this.#standIn(id, (n) => `i-${pad(n, 17)}`));
  }

  #learn(id: string, kind: string): void {
    const isPlain = id.match(UUID) !== null || (kind === 'cursor' && /^\d+$/.test(id));
    if (isPlain || id.length < SHORTEST_LEARNED || this.#learned.has(id)) return;
    const number = this.#learned.size + 1;
    this.#learned.set(id, /^\d+$/.test(id) ? pad(number, id.length) : `${kind}-${number}`);
  }

  #isStandIn(id: string): boolean {
    return [...this.#learned.values(), ...this.#standIns.values()].includes(id);
  }

  #standIn(id: string, make: (number: number) => string): string {
    const standIn = this.#standIns.get(id) ?? make(this.#standIns.size + 1);
    this.#standIns.set(id, standIn);
    return standIn;
  }
}

function standInUuid(number: number): string {
  return `00000000-0000-4000-8000-${pad(number, 12)}`;
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
