import { countSeen } from '@castai-bot/api/count-seen';
import { document } from '@castai-bot/api/document';
import { type AboutData, type ChangeData, type ListPart, PageProblem } from '@castai-bot/page';
import type { Running } from '../running.ts';
import { readCosts } from './read-costs.ts';
import { type ObjectPlace, readObject } from './read-object.ts';
import { describeRequest } from './describe-request.ts';
import { readTimeline } from './read-timeline.ts';
import { toChangeId } from './lists/change-list.ts';
import { lists } from './lists/lists.ts';
import type { ListQuery, PartReader } from './lists/list-part.ts';

/** What a page asks for. */
export interface DataRequest {
  /** Below `data/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Where the page and the API are. */
  readonly origin: string;
  readonly readPart: PartReader;
}

const MOST_ROWS = 500;

/** Reads what a page shows. @throws {PageProblem} for what there is not */
export function readData(running: Running, request: DataRequest): unknown {
  const { path, query } = request;
  running.clock.settle();
  switch (path) {
    case 'about':
      return readAbout(running, request);
    case 'list':
      return readList(running, request);
    case 'object':
      return readObject(running.state, placeOf(query));
    case 'request':
      return describeRequest(running.log.entries, Number(query.get('index') ?? ''), request.origin);
    case 'change':
      return readChange(running, query.get('id') ?? '');
    case 'costs':
      return readCosts(running.state, clusterOf(running, query));
    case 'timeline':
      return readTimeline(running, readCount(query.get('from')));
    case 'runner':
      return readRunner(running);
    case 'world':
      return running.state.toWorld();
    default:
      throw new PageProblem(404, `Found no data at ${path}`);
  }
}

function readRunner({ runner }: Running): Promise<object> {
  if (runner === undefined) throw new PageProblem(404, 'Nothing is run here: castai-bot dev runs a bot');
  return runner.read();
}

function readAbout({ state }: Running, { origin }: DataRequest): AboutData {
  const [organization] = state.organizations;
  return {
    url: origin,
    organizationId: organization?.id ?? '',
    clusters: state.clusters.size,
    seen: countSeen(document),
  };
}

function readList(running: Running, { query, readPart }: DataRequest): ListPart {
  const name = query.get('of') ?? '';
  const list = lists.get(name);
  if (list === undefined) throw new PageProblem(404, `Found no list of "${name}"`);
  const clusterId = list.isOfCluster ? clusterOf(running, query) : '';
  return list.read(readPart, { running, state: running.state, clusterId }, readQuery(query));
}

function readQuery(query: URLSearchParams): ListQuery {
  return {
    offset: readCount(query.get('offset')),
    limit: Math.min(MOST_ROWS, readCount(query.get('limit'))),
    search: query.get('search') ?? '',
    sort: query.get('sort') ?? undefined,
    isDescending: query.get('descending') === 'true',
  };
}

function readCount(text: string | null): number {
  const count = Number(text ?? 0);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}

function clusterOf({ state }: Running, query: URLSearchParams): string {
  const id = query.get('cluster') ?? '';
  if (state.clusters.get(id) === undefined) throw new PageProblem(404, `Found no cluster "${id}"`);
  return id;
}

function placeOf(query: URLSearchParams): ObjectPlace {
  return { list: query.get('of') ?? '', clusterId: query.get('cluster') ?? '', id: query.get('id') ?? '' };
}

function readChange({ state }: Running, wanted: string): ChangeData {
  const change = state.journal.changes().find((one) => toChangeId(one) === wanted);
  if (change === undefined) throw new PageProblem(404, `"${wanted}" is now what it was at the start`);
  const { kind, id, name, clusterId, before, after } = change;
  return { kind, id, name, clusterId, before: before ?? null, after: after ?? null };
}
