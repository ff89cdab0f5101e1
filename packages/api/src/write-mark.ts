/**
 * What a write does to what stands there:
 *
 * - `replace`: all of it; what the body leaves out is gone
 * - `merge`: the body's fields, each of them whole; the others stay
 * - `patch`: the values that the body names, at any depth
 * - `append`: adds to it
 */
export type WriteKind = 'replace' | 'merge' | 'patch' | 'append';

/** How a write deals with what stands there, and where that can be read: `x-write` of the document. */
export interface WriteMark {
  readonly kind: WriteKind;
  /** The read that gives what stands there; without it the GET of the same path, where there is one. */
  readonly present?: PresentMark;
  /** Of a write that replaces: paths of the answer that its body cannot hold, or that the API keeps by itself. */
  readonly keeps?: readonly string[];
  /** Of a write that wraps its values, and may name those that it sets. */
  readonly masked?: MaskMark;
  /** What becomes of a value that is left out, where that is not nothing. */
  readonly leftOut?: 'inherited';
}

/** Where in a body the values are, and the paths of those that are set: what is named and has no value is gone. */
export interface MaskMark {
  /** The field with the values. */
  readonly values: string;
  /** The field with paths into these, with commas between them; where it is left out, the values that are there are set. */
  readonly mask: string;
}

/** Where in which answer the thing stands that a write is about. */
export interface PresentMark {
  /** Name of the operation. Its ids are those of the write's path or query. */
  readonly operation: string;
  /**
   * Steps into the answer: a field, the item of a list whose field `by` is the parameter `is`, or the field `each` of
   * every item of a list.
   */
  readonly at?: readonly PresentStep[];
  /** The thing has other words than the write has for it. */
  readonly as?: 'workload update';
}

export type PresentStep = string | { readonly by: string; readonly is: string } | { readonly each: string };
