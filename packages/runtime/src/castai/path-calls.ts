import type { ApiCall, Method } from '../http/api-call.ts';
import type { ApiCaller } from './api-caller.ts';
import { findOperations } from './find-operation.ts';
import type { InputArguments, Output, PathFor, ShapeAt } from './typed-call.ts';

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
