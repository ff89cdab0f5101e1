import { readJson } from '@castai-bot/cli';
import { findCall, type KnownCall, scrubPath } from '../../scrub/scrub-call.ts';
import type { Scrubber } from '../../scrub/scrubber.ts';
import { Spot } from '../../scrub/spot.ts';
import type { KeptWrite } from './plan-file.ts';
import type { PlannedChange, PlannedState, PlannedWrite } from './planned-write.ts';

/** Of a run, or of a plan that is kept. */
type PlanRow = PlannedWrite & Pick<KeptWrite, 'said'>;

/** The writes of a plan without what is secret or personal, as the document has it. */
export function scrubPlan(plan: readonly PlanRow[], scrubber: Scrubber): readonly PlanRow[] {
  const rows = plan.map((write) => ({
    write,
    call: findCall(write.method, write.path.replace(/\?.*/s, '')),
  }));
  for (const { write, call } of rows) {
    scrubber.learn(parseBody(write.body), call.body);
    scrubber.learn(write.query, call.query);
  }
  return rows.map(({ write, call }) => scrubWrite(write, call, scrubber));
}

function scrubWrite(write: PlanRow, call: KnownCall, scrubber: Scrubber): PlanRow {
  const { target, query, body, unread, said, changes } = write;
  return {
    ...write,
    path: scrubPath(write.path, call, scrubber),
    ...(target === undefined ? {} : { target: scrubber.text(target) }),
    ...(query === undefined ? {} : { query: scrubber.json(query, call.query) }),
    ...(body === undefined ? {} : { body: scrubber.json(parseBody(body), call.body) }),
    ...(unread === undefined ? {} : { unread: scrubber.text(unread) }),
    ...(said === undefined ? {} : { said: said.map((change) => scrubChange(change, call, scrubber)) }),
    changes: changes.map((change) => scrubChange(change, call, scrubber)),
  };
}

/** The same for what a function keeps: nobody knows its fields but by their names. */
export function scrubState(state: PlannedState, scrubber: Scrubber): PlannedState {
  for (const { before, after } of state.changes) scrubber.learn([before, after]);
  return { ...state, changes: state.changes.map((change) => scrubChange(change, {}, scrubber)) };
}

/** The one value that a change is about. */
function scrubChange(
  change: PlannedChange,
  call: Pick<KnownCall, 'body'>,
  scrubber: Scrubber,
): PlannedChange {
  const { path } = change;
  const spot = path
    .split('.')
    .filter((name) => !/^\d+$/.test(name))
    .reduce((around, name) => around.enter(name), new Spot(call.body));
  return {
    ...change,
    path: scrubber.text(path),
    ...('before' in change ? { before: scrubber.jsonAt(change.before, spot) } : {}),
    ...('after' in change ? { after: scrubber.jsonAt(change.after, spot) } : {}),
  };
}

/** What was sent as text may be JSON all the same. */
function parseBody(body: unknown): unknown {
  return typeof body === 'string' ? (readJson(body) ?? body) : body;
}
