import { PlanEndedError } from './plan-ended-error.ts';

const plannedKey: unique symbol = Symbol('planned');

/** How a planned value stands in a text, e.g. `(planned nodeId of POST /v1/…)`. */
const MARK = /\(planned [^()]*\)/;

/**
 * Stands for what the API would have answered to a write that was not sent. Its properties are planned values too; it
 * can be printed and passed on to another write. Code that would act on it is ended with PlanEndedError.
 *
 * @param source The write, e.g. `POST /v1/…`
 * @param trail Which part of the answer it stands for
 */
export function plannedValue(source: string, trail: readonly string[] = []): unknown {
  const needed = `${trail.join('.') || 'the answer'} of ${source}`;
  const mark = `(planned ${needed})`;
  const end = (): never => {
    throw new PlanEndedError(needed);
  };
  // A function, so that a method of the answer can be called, and ends the plan.
  return new Proxy(() => mark, {
    get: (_, key) => {
      if (key === plannedKey) return mark;
      // Else await would take it for a promise.
      if (key === 'then') return undefined;
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'string' ? mark : end());
      if (key === 'toString' || key === 'toJSON') return () => mark;
      return typeof key === 'symbol' ? end() : plannedValue(source, [...trail, key]);
    },
    apply: end,
    has: end,
    ownKeys: end,
    set: end,
  });
}

/** Whether a value stands for the answer to a write that was not sent. */
export function isPlanned(value: unknown): boolean {
  return typeof value === 'function' && Reflect.get(value, plannedKey) !== undefined;
}

/** Whether a text is the mark of a planned value. */
export function isMark(text: string): boolean {
  return MARK.exec(text)?.[0] === text;
}

/** The first mark of a planned value in a text, an object or an array; undefined where there is none. */
export function findMark(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return MARK.exec(JSON.stringify(value) ?? '')?.[0];
}
