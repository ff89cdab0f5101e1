import { type ApiOperation, operations } from '@castai-bot/api/bot';
import { kindOf } from '../../values/json-value.ts';
import { CastAiBotError } from '../../errors.ts';
import type { ApiCall, CallSettings } from '../../http/prepare/api-call.ts';
import type { Clock } from '../../http/time/clock.ts';
import type { Request } from '../../http/request.ts';
import { type Pagination, pageQuery, readPage, wantItems } from '../list/page-dialects.ts';
import { Paged } from '../list/paged.ts';
import type {
  Input,
  InputArguments,
  ItemOf,
  OperationId,
  Output,
  PagedOperationId,
  ShapeOf,
} from '../document/typed-call.ts';

/** How a list is read. */
export interface ListOptions extends CallSettings {
  /** Most items that are given. @default all */
  readonly limit?: number | undefined;
  /** Most items in one answer, 1 to 500. @default 500 */
  readonly pageSize?: number | undefined;
}

/** Which list. */
export type ListInput = Pick<ApiCall, 'params' | 'query' | 'body'>;

/** The largest page that every service takes. @see https://api.cast.ai/v1/spec/openapi.json */
const PAGE_SIZE_MAX = 500;

/** Calls operations of the document by their name. */
export class ApiCaller {
  readonly #request: Request;
  /** Time for what waits between calls. */
  readonly clock: Clock;

  constructor(request: Request, clock: Clock) {
    this.#request = request;
    this.clock = clock;
  }

  /** Sends a call and gives the parsed body. */
  async send<Body>(call: ApiCall): Promise<Body> {
    const body = await this.#request(call);
    // The document says what the API sends; a check of every answer would refuse what it adds tomorrow.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return body as Body;
  }

  /**
   * Calls an operation.
   *
   * @throws CastAiBotError `unexpected_body` for an answer without one
   */
  async call<Id extends OperationId>(
    id: Id,
    ...[input]: InputArguments<ShapeOf<Id>>
  ): Promise<Output<ShapeOf<Id>>> {
    return wantBody(id, await this.send({ ...callOf(id), ...input }));
  }

  /** Calls an operation that may be answered without a body, as any that only acts may. */
  async callMaybeEmpty<Id extends OperationId>(
    id: Id,
    ...[input]: InputArguments<ShapeOf<Id>>
  ): Promise<Output<ShapeOf<Id>> | undefined> {
    return this.send({ ...callOf(id), mayBeEmpty: true, ...input });
  }

  /**
   * Calls an operation that changes something, and says what for the plan of a dry run; only that asks a function.
   *
   * @throws CastAiBotError `unexpected_body` for an answer without one
   */
  async change<Id extends OperationId>(
    id: Id,
    subject: ApiCall['subject'],
    ...[input]: InputArguments<ShapeOf<Id>>
  ): Promise<Output<ShapeOf<Id>>> {
    return wantBody(id, await this.send({ ...callOf(id), ...input, subject }));
  }

  /** The same for one that may be answered without a body. */
  async changeMaybeEmpty<Id extends OperationId>(
    id: Id,
    subject: ApiCall['subject'],
    ...[input]: InputArguments<ShapeOf<Id>>
  ): Promise<Output<ShapeOf<Id>> | undefined> {
    return this.send({ ...callOf(id), ...input, subject });
  }

  /** Reads the list of an operation, page by page as it is iterated. */
  list<Id extends PagedOperationId>(
    id: Id,
    input: Input<ShapeOf<Id>> & ListInput,
    options: ListOptions = {},
  ): Paged<ItemOf<Id>> {
    return this.listPages(id, input, options);
  }

  /** The same for an operation of which only its name is known. */
  listPages<Item>(id: PagedOperationId, input: ListInput, options: ListOptions): Paged<Item> {
    const { limit, pageSize = PAGE_SIZE_MAX, ...settings } = options;
    const { body, params, query } = input;
    const pagination: Pagination = operations[id].pagination;
    const size = Math.max(1, Math.min(pageSize, limit ?? pageSize));
    return new Paged(async (cursor) => {
      const page = { ...query, ...pageQuery(pagination, size, cursor) };
      return readPage(pagination, await this.send({ ...callOf(id), ...settings, params, body, query: page }));
    }, limit);
  }

  /** Makes a list of what the API sends in one answer. */
  listWhole<Item>(read: () => Promise<readonly Item[] | null | undefined>, limit?: number): Paged<Item> {
    return new Paged(async () => ({ items: wantItems(await read()), nextCursor: undefined }), limit);
  }
}

/** What only reads may be sent twice, whatever its method. */
function callOf(id: OperationId): Pick<ApiCall, 'method' | 'path' | 'accept' | 'isIdempotent'> {
  const { effect, method, path, produces }: ApiOperation = operations[id];
  return { method, path, accept: produces, ...(effect === 'read' ? { isIdempotent: true } : {}) };
}

/**
 * Some services answer 204, or 200 with nothing: what was asked for is not there then. What is called here answers an
 * object or a text; anything else comes from something else.
 */
function wantBody<Body>(id: OperationId, body: Body | undefined): Body {
  const { method, path, produces }: ApiOperation = operations[id];
  if (body !== undefined && (isThing(body) || produces === 'text')) return body;
  const found = body === undefined ? 'no body in it' : kindOf(body);
  throw new CastAiBotError(`Cannot read the answer to ${method} ${path}: found ${found}`, {
    code: 'unexpected_body',
  });
}

/** An object, or what stands for one that is only planned. */
function isThing(body: unknown): boolean {
  return (typeof body === 'object' && body !== null && !Array.isArray(body)) || typeof body === 'function';
}
