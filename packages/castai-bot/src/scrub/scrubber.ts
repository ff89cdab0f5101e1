import { isAccountName } from '@castai-bot/api/guess-sensitivity';
import type { SensitivePlace } from '@castai-bot/api/sensitive-place';
import { readJson } from '@castai-bot/cli';
import { ARN_ACCOUNT, EMAIL, INSTANCE_ID, isEmail, isUrl, isUuid, LOGIN_ID, UUID } from './forms.ts';
import { REDACTED, redactText, spellings } from './secret-forms.ts';
import { type Sensitivity, Spot } from './spot.ts';
import { StandIns } from './stand-ins.ts';

const CURSOR_NAME = /cursor|page_?token|continuation/i;
/** What CAST AI does by itself: `internal|autoscaler`. */
const NOBODY = /^internal\|/;

/** A longer one is hardly said twice. */
const LONGEST_SEEN = 200;

export interface ScrubberOptions {
  /** The API key, and whatever else must not be seen. @default none */
  readonly secrets?: readonly string[];
  /** What stays: ids that CAST AI and clouds give to things, people and accounts. @default nothing */
  readonly keeps?: 'ids' | 'ids and people';
}

/**
 * Takes out of a value what is secret or personal: by the document, and by its form. An id or a person gets the same
 * stand-in everywhere, so that what belongs together still does. Learn from everything first: what only its field gives
 * away may stand in a path or a message too.
 */
export class Scrubber {
  readonly #secrets: readonly string[];
  readonly #keepsIds: boolean;
  readonly #keepsPeople: boolean;
  readonly #standIns = new StandIns();
  /** A world says the same a thousand times. */
  readonly #seen = new Map<string, string>();

  constructor({ secrets = [], keeps }: ScrubberOptions = {}) {
    this.#secrets = secrets.filter((secret) => secret !== '').flatMap(spellings);
    this.#keepsIds = keeps !== undefined;
    this.#keepsPeople = keeps === 'ids and people';
  }

  /** Finds the people, accounts and cursors that only the name of their field gives away. */
  learn(value: unknown, place?: SensitivePlace): void {
    new Spot(place).mapTexts(value, (text, { name, sensitivity }) => {
      if (CURSOR_NAME.test(name)) this.#learnCursor(text);
      else if (sensitivity === 'personal') this.#personal(text, name);
      return text;
    });
    this.#seen.clear();
  }

  /** A copy without what is secret or personal. */
  json(value: unknown, place?: SensitivePlace): unknown {
    return this.jsonAt(value, new Spot(place));
  }

  /** The same of what stands somewhere. */
  jsonAt(value: unknown, spot: Spot): unknown {
    return spot.mapTexts(value, (text, { name, sensitivity }) => this.#field(text, name, sensitivity));
  }

  /** What a field of this name holds, without what is secret or personal. */
  field(name: string, text: string, place?: SensitivePlace): string {
    return this.#field(text, name, new Spot(place, name).sensitivity);
  }

  /** A text without secrets, ids and people. */
  text(text: string): string {
    if (text.length > LONGEST_SEEN) return this.#scrub(text);
    const known = this.#seen.get(text);
    if (known !== undefined) return known;
    const scrubbed = this.#scrub(text);
    this.#seen.set(text, scrubbed);
    return scrubbed;
  }

  #scrub(text: string): string {
    const open = this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
    if (this.#keepsPeople) return redactText(open);
    const unnamed = redactText(this.#standIns.replaceLearned(open))
      .replaceAll(EMAIL, (address) => this.#email(address))
      .replaceAll(LOGIN_ID, (id) => this.#standIns.of(id, 'person'))
      .replaceAll(ARN_ACCOUNT, (id) => this.#standIns.of(id, 'account'));
    if (this.#keepsIds) return unnamed;
    return unnamed
      .replaceAll(UUID, (id) => this.#standIns.of(id.toLowerCase(), 'id'))
      .replaceAll(INSTANCE_ID, (id) => this.#standIns.of(id, 'instance'));
  }

  #field(text: string, name: string, sensitivity: Sensitivity): string {
    if (text === '') return text;
    if (sensitivity === 'secret') return this.#secret(text);
    return sensitivity === 'personal' && !this.#keepsPeople ? this.#personal(text, name) : this.text(text);
  }

  /** In the form of the secret, where a reader of it would stumble over another. */
  #secret(text: string): string {
    if (isUuid(text)) return this.#standIns.of(text.toLowerCase(), 'id');
    if (isEmail(text)) return this.#email(text);
    if (isUrl(text)) return 'https://redacted.example.com/';
    const json = readJson(text);
    return typeof json === 'object' && json !== null ? JSON.stringify({ redacted: true }) : REDACTED;
  }

  #personal(text: string, name: string): string {
    if (text === '' || NOBODY.test(text)) return text;
    if (isUuid(text)) return this.#keepsIds ? text : this.#standIns.of(text.toLowerCase(), 'id');
    if (isEmail(text)) return this.#email(text);
    const word = isAccountName(name) ? 'account' : 'person';
    return this.#standIns.learn(text, word);
  }

  /** An address of the domain for examples is nobody's. */
  #email(address: string): string {
    return address.endsWith('@example.com') ? address : this.#standIns.of(address, 'person');
  }

  #learnCursor(text: string): void {
    // An offset, or an id.
    if (!this.#keepsIds && !/^\d*$/.test(text) && text.match(UUID) === null)
      this.#standIns.learn(text, 'cursor');
  }
}
