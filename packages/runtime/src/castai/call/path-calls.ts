import type { ApiCall, Method } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListInput, ListOptions } from './api-caller.ts';
import { findOperations } from '@castai-bot/api/bot';
import { findPagedOperation } from '../document/find-paged-operation.ts';
import type { Paged } from '../list/paged.ts';
import type {
  InputArguments,
  ItemOf,
  Output,
  PagedOperationAt,
  PagedPath,
  PathFor,
  ShapeAt,
} from '../document/typed-call.ts';

/** A list and how it is read; may be left out where nothing of the list is required. */
type ListArguments<P extends PagedPath> = InputArguments<
  ShapeAt<P, 'get'> & { readonly limit?: number | undefined; readonly pageSize?: number | undefined }
>;

/**
 * Calls by path, for what no service covers. A path of the document, with its `{names}`, types the input and the
 * answer; any other path takes anything and gives unknown.
 */
export class PathCalls {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Sends a GET. */
  async get<P extends PathFor<'get'>>(
    path: P,
    ...[input]: InputArguments<ShapeAt<P, 'get'>>
  ): Promise<Output<ShapeAt<P, 'get'>>> {
    return this.#send('GET', path, input);
  }

  /**
   * Reads a list that comes page by page, as it is iterated: its path says which of the API's ways of paging to use.
   */
  list<P extends PagedPath>(path: P, ...[input]: ListArguments<P>): Paged<ItemOf<PagedOperationAt<P>>> {
    const { params, query, ...options }: ListInput & ListOptions = input ?? {};
    return this.#api.listPages(findPagedOperation(path), { params, query }, options);
  }

  /** Sends a POST. */
  async post<P extends PathFor<'post'>>(
    path: P,
    ...[input]: InputArguments<ShapeAt<P, 'post'>>
  ): Promise<Output<ShapeAt<P, 'post'>>> {
    return this.#send('POST', path, input);
  }

  /** Sends a PUT. */
  async put<P extends PathFor<'put'>>(
    path: P,
    ...[input]: InputArguments<ShapeAt<P, 'put'>>
  ): Promise<Output<ShapeAt<P, 'put'>>> {
    return this.#send('PUT', path, input);
  }

  /** Sends a PATCH. */
  async patch<P extends PathFor<'patch'>>(
    path: P,
    ...[input]: InputArguments<ShapeAt<P, 'patch'>>
  ): Promise<Output<ShapeAt<P, 'patch'>>> {
    return this.#send('PATCH', path, input);
  }

  /** Sends a DELETE. */
  async delete<P extends PathFor<'delete'>>(
    path: P,
    ...[input]: InputArguments<ShapeAt<P, 'delete'>>
  ): Promise<Output<ShapeAt<P, 'delete'>>> {
    return this.#send('DELETE', path, input);
  }

  async #send<Body>(method: Method, path: string, input: Partial<ApiCall> = {}): Promise<Body> {
    const [operation] = findOperations(method, path);
    return this.#api.send({
      accept: operation?.produces,
      ...(operation?.effect === 'read' ? { isIdempotent: true } : {}),
      ...input,
      method,
      path,
    });
  }
}
