import type { ApiPaths, operations } from '@castai-bot/api';
import type { Draft } from '../json/draft.ts';
import type { State } from '../state/state.ts';

/** An operation of the API document, by its operationId. */
export type OperationId = keyof typeof operations;

/** Who sends a request. */
export interface Caller {
  /** The organization that the request is for. */
  readonly organizationId: string;
  /** The organization of the key: the enterprise, when the request is for one of its children. */
  readonly keyOrganizationId: string;
  readonly isReadonly: boolean;
}

/** One request as the handler of operation `Id` sees it. */
export interface Call<Id extends OperationId> {
  readonly params: ParamsOf<Id>;
  /** What the document names of the query, each as its type. */
  readonly query: QueryOf<Id>;
  readonly body: Received<BodyOf<Id>>;
  readonly caller: Caller;
  readonly state: State;
}

/** An answer whose status is not 200, or that has no body. */
export class Reply<T> {
  readonly status: number;
  readonly body: T | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body?: T, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** What answers operation `Id`. @throws {Refusal} to answer with an error */
export type Handler<Id extends OperationId> = (call: Call<Id>) => AnswerOf<Id> | Reply<AnswerOf<Id>>;

/** Handlers by operationId; methods and paths are the document's. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };

type Shape<Id extends OperationId> = (typeof operations)[Id] extends {
  readonly path: infer Path extends keyof ApiPaths;
  readonly method: infer Method extends string;
}
  ? ApiPaths[Path] extends Readonly<Record<Lowercase<Method>, infer Found>>
    ? Found
    : never
  : never;

export type ParamsOf<Id extends OperationId> = Shape<Id> extends { params: infer Params } ? Params : object;
export type BodyOf<Id extends OperationId> = Shape<Id> extends { body?: infer Body } ? Body : undefined;
/** What was sent, as it is read: null says "not set", so no field of it is null. */
export type Received<T> = T extends object ? { [Name in keyof T]: Received<Exclude<T[Name], null>> } : T;
export type ResponseOf<Id extends OperationId> =
  Shape<Id> extends { response: infer Response } ? Response : never;
/** A response as it is sent: a draft may stand for any item of its lists. */
export type AnswerOf<Id extends OperationId> = Drafted<ResponseOf<Id>>;
type Drafted<T> = {
  [Name in keyof T]: T[Name] extends readonly (infer Item)[] | undefined
    ? readonly (Item | Draft<Item>)[] | Extract<T[Name], undefined>
    : T[Name];
};
export type QueryOf<Id extends OperationId> =
  Shape<Id> extends { query?: infer Found } ? Readonly<NonNullable<Found>> : object;
