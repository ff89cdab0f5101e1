import type { Present } from '@castai-bot/api';
import { readJson } from '@castai-bot/cli';
import { PlanBook } from '../plan/plan-book.ts';
import { listPlaceholders } from '../plan/placeholder.ts';
import type { KeptWrite } from '../plan/plan-file.ts';
import { listOtherEffects } from '../plan/list-other-effects.ts';
import type { PlannedWrite } from '../plan/planned-write.ts';
import { formOf, type SentForm } from '../plan/write-form.ts';
import { type Answerer, type ApiAnswer, type ApiRequest, refuse } from './answerer.ts';
import { describeWrite, readWrite } from './describe-write.ts';
import { isWriteRequest } from './is-write-request.ts';
import type { NameBook } from './name-book.ts';
import { findPresentPath, listShared, presentPath } from './present-path.ts';
import { askPresent, isPassing, toPresent } from './read-present.ts';

const METHOD_NOT_ALLOWED = 405;
const BAD_GATEWAY = 502;

/** Why a write was not sent, or none of the plan's was asked for. */
export type WhyNotSent = 'not planned' | 'changed since' | 'not kept' | 'not asked for';

/** A write that was not sent. */
export interface NotSent {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly target?: string;
  readonly why: WhyNotSent;
  /** The values that are not what the plan has. */
  readonly values: readonly string[];
}

export interface HoldToPlan {
  readonly writes: readonly KeptWrite[];
  /** The run's own. */
  readonly organizationId: string | undefined;
  readonly names: NameBook;
}

/** A run that is held to a plan. */
export interface HeldRun {
  readonly answer: Answerer;
  /** The writes that were not sent, up to now. */
  readonly listNotSent: () => readonly NotSent[];
}

/**
 * Lets a write through where the plan has it and what it does is still what the plan says; every other one is answered
 * with 405. What it finds is read at that moment, never taken from the plan.
 */
export function holdToPlan(next: Answerer, plan: HoldToPlan): HeldRun {
  const holder = new PlanHolder(next, plan);
  return { answer: (request) => holder.answer(request), listNotSent: () => holder.listNotSent() };
}

interface Refusal {
  readonly why: WhyNotSent;
  /** The values that are not what the plan has. */
  readonly values?: readonly string[];
}

/** What keeps a write from being sent: a reason, or an answer to what had to be read first. */
type Obstacle = Refusal | { readonly answer: ApiAnswer };

class PlanHolder {
  readonly #next: Answerer;
  readonly #plan: HoldToPlan;
  readonly #book: PlanBook;
  readonly #notSent = new Map<string, NotSent>();
  /** Where several writes of the plan change one thing: what the last of them left there. */
  readonly #left = new Map<string, Present>();
  #shared: Promise<ReadonlySet<string>> | undefined;

  constructor(next: Answerer, plan: HoldToPlan) {
    this.#next = next;
    this.#plan = plan;
    this.#book = new PlanBook(plan.writes);
  }

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    if (!isWriteRequest(request)) return this.#next(request);
    const write = readWrite(request, this.#plan.organizationId);
    const claimed = this.#book.claim(write);
    if (claimed === undefined) return this.#refuse(write, this.#whyNone(write));
    let isSettled = false;
    try {
      const obstacle = await this.#findObstacle(claimed, { write, request });
      if (obstacle !== undefined) {
        return 'answer' in obstacle ? obstacle.answer : this.#refuse(write, { ...obstacle, claimed });
      }
      this.#book.markTried(claimed, { isTried: true });
      const answer = await this.#next(request);
      this.#book.markTried(claimed, { isTried: answer.status >= 500 });
      isSettled = answer.status < 300;
      if (isSettled) await this.#settle(claimed, { write, request, answer });
      return answer;
    } finally {
      if (!isSettled) this.#book.release(claimed);
    }
  }

  listNotSent(): readonly NotSent[] {
    const unasked = this.#book.listUnasked().map(({ method, path, target, isUnkept }): NotSent => ({
      method,
      path,
      ...(target === undefined ? {} : { target }),
      why: isUnkept === true ? 'not kept' : 'not asked for',
      values: [],
    }));
    return [...this.#notSent.values(), ...unasked];
  }

  #whyNone(write: SentForm): Refusal {
    const alike = this.#book.findAlike(write);
    if (alike === undefined) return { why: 'not planned' };
    return { why: alike.isUnkept === true ? 'not kept' : 'changed since', values: ['what is sent'] };
  }

  async #findObstacle(claimed: number, { write, request }: Asked): Promise<Obstacle | undefined> {
    const planned = this.#plan.writes[claimed];
    if (planned === undefined) return { why: 'not planned' };
    if (planned.isUnkept === true) return { why: 'not kept' };
    // What the plan makes itself was not there to be compared with.
    if (listPlaceholders(formOf(planned).place).length > 0) return undefined;
    const { broken, left, now } = await this.#describe(write, request);
    if (broken !== undefined) return { answer: broken };
    const values = listOtherEffects(left ?? planned, now);
    const known = now.target ?? this.#plan.names.nameOf(write.path);
    if (planned.target !== undefined && known !== undefined && known !== planned.target) values.push('name');
    // Sent once already, and its answer was lost: it stands there now.
    const isThere = this.#book.isTried(claimed) && now.changes.length === 0 && now.unread === undefined;
    return values.length === 0 || isThere ? undefined : { why: 'changed since', values };
  }

  /** What a write does now, and what it would do to what an earlier one left there. */
  async #describe(write: SentForm, request: ApiRequest): Promise<Described> {
    let broken: ApiAnswer | undefined;
    let left: Present | undefined;
    const now = await describeWrite(write, async (present) => {
      const path = presentPath(present);
      left = this.#left.get(path);
      const answer = await askPresent(this.#next, path, request);
      if (answer === undefined) broken = refuse(BAD_GATEWAY, `GET ${path} was not answered`);
      else if (isPassing(answer)) broken = answer;
      return toPresent(path, answer);
    });
    const found = left;
    return {
      broken,
      now,
      left: found === undefined ? undefined : await describeWrite(write, () => Promise.resolve(found)),
    };
  }

  async #settle(
    claimed: number,
    { write, request, answer }: Asked & { readonly answer: ApiAnswer },
  ): Promise<void> {
    const asked = JSON.stringify(write);
    this.#book.settle(claimed, { answer: readJson(answer.body.toString('utf8')), asked });
    const path = await findPresentPath(write);
    this.#shared ??= listShared(this.#plan.writes);
    if (path === undefined || !(await this.#shared).has(path)) return;
    this.#left.set(path, toPresent(path, await askPresent(this.#next, path, request)));
  }

  #refuse(
    { method, path }: SentForm,
    { why, values = [], claimed }: Refusal & { readonly claimed?: number },
  ): ApiAnswer {
    const target = this.#plan.names.nameOf(path);
    const row = { method, path, ...(target === undefined ? {} : { target }), why, values };
    // What the plan has not may be tried again and again.
    this.#notSent.set(claimed === undefined ? `${method} ${path} ${why}` : String(claimed), row);
    return refuse(METHOD_NOT_ALLOWED, `held to a plan by castai-bot: ${method} ${path} was not sent: ${why}`);
  }
}

interface Asked {
  readonly write: SentForm;
  readonly request: ApiRequest;
}

interface Described {
  readonly broken: ApiAnswer | undefined;
  readonly now: PlannedWrite;
  readonly left: PlannedWrite | undefined;
}
