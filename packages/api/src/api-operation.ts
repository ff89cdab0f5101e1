import type { WriteMark } from './write-mark.ts';

/** One row of the operation table. */
export interface ApiOperation {
  /** Its operationId in the document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template; a parameter is a name in braces. */
  readonly path: string;
  /** Whether the operation changes anything, whatever its method. */
  readonly effect: 'read' | 'write';
  /** The query that makes a write a read: a dry run. */
  readonly readWhen?: { readonly query: Readonly<Record<string, string>> };
  /** Of a write that changes what is there: what becomes of that. */
  readonly write?: WriteMark;
  /** How the list is paged and the key of its items; absent when it comes whole. */
  readonly pagination?: { readonly dialect: 'A' | 'B' | 'C' | 'D' | 'E'; readonly items: string };
  /** Set when the answer is text, not JSON. */
  readonly produces?: 'text';
}
