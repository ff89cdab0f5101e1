import type { ApiPaths, operations } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { PathParams } from '../../http/prepare/fill-path.ts';
import type { Query } from '../../http/prepare/query-string.ts';

/** The operation table of the document. */
type Operations = typeof operations;

/** Name of an operation of the document. */
export type OperationId = keyof Operations;

/** Name of an operation that gives a list page by page. */
export type PagedOperationId = {
  [Id in OperationId]: Operations[Id] extends { readonly pagination: object } ? Id : never;
}[OperationId];

export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/**
 * Paths beyond those this package knows, or known better: what a bot declares of the live API. `castai-bot types`
 * writes a file that does. A path in it has its methods, each with `params`, `query`, `body` and `response`.
 */
export interface LiveApiPaths {}

/** A path that is known to have this method, or any other path; editors offer the known ones. */
export type PathFor<V extends Verb> = KnownPath<ApiPaths & LiveApiPaths, V> | (string & Record<never, never>);

type KnownPath<Paths, V extends Verb> = {
  [P in keyof Paths]: Paths[P] extends Readonly<Record<V, unknown>> ? P : never;
}[keyof Paths];

/**
 * What goes into a call to a path and what comes out: as the bot declares it, else as the document says, else
 * anything.
 */
export type ShapeAt<P extends string, V extends Verb> =
  P extends KnownPath<LiveApiPaths, V>
    ? LiveApiPaths[P][V & keyof LiveApiPaths[P]]
    : P extends KnownPath<ApiPaths, V>
      ? ApiPaths[P][V & keyof ApiPaths[P]]
      : {
          readonly params?: PathParams;
          readonly query?: Query;
          readonly body?: unknown;
          readonly response: unknown;
        };

/** What goes into an operation and what comes out. */
export type ShapeOf<Id extends OperationId> = Operations[Id] extends {
  readonly path: infer P extends keyof ApiPaths;
  readonly method: infer M extends string;
}
  ? ApiPaths[P][Lowercase<M> & keyof ApiPaths[P]]
  : never;

/** What a caller passes. */
export type Input<Shape> = CallSettings & {
  readonly [K in keyof Shape as Exclude<K, 'response'>]: K extends 'query' | 'body'
    ? Sent<Shape[K]>
    : Shape[K];
};

/** A value as a caller may give it: it is only read, and what is optional in it may be undefined, which is not sent. */
export type Sent<T> = T extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Sent<T[K]> | (IsOptional<T, K> extends true ? undefined : never) }
    : T;

type IsOptional<T, K extends keyof T> = string extends K
  ? false
  : T extends Required<Pick<T, K>>
    ? false
    : true;

/** What a method takes that changes one thing of a cluster: which, and what of it; the settings may be left out. */
export type ChangeArguments<Change> = readonly [
  clusterId: string,
  id: string,
  change: Change,
  settings?: CallSettings,
];

/** Arguments after the path: the input may be left out where nothing in it is required. */
export type InputArguments<Shape> =
  CallSettings extends Input<Shape> ? readonly [input?: Input<Shape>] : readonly [input: Input<Shape>];

/** What a call gives; undefined where the API sends no body. */
export type Output<Shape> = Shape extends { readonly response: infer Value } ? Value : undefined;

/** Name of the operation that gives the list of a path page by page. */
export type PagedOperationAt<P extends string> = {
  [Id in PagedOperationId]: Operations[Id] extends { readonly method: 'GET'; readonly path: P } ? Id : never;
}[PagedOperationId];

/** A path whose list comes page by page. */
export type PagedPath = {
  [Id in PagedOperationId]: Operations[Id] extends {
    readonly method: 'GET';
    readonly path: infer P extends keyof ApiPaths;
  }
    ? P
    : never;
}[PagedOperationId];

/** What the list of a paged operation holds. */
export type ItemOf<Id extends PagedOperationId> = Operations[Id] extends {
  readonly pagination: { readonly items: infer Key extends string };
}
  ? Output<ShapeOf<Id>> extends { readonly [K in Key]?: readonly (infer Item)[] | null | undefined }
    ? Item
    : never
  : never;
