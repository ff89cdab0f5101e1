/** One file that a write makes, changes or deletes. Paths are relative to the write's folder, with slashes. */
export type FileChange =
  | {
      readonly kind: 'create';
      readonly path: string;
      readonly text: string;
      readonly isExecutable?: boolean;
    }
  | { readonly kind: 'edit'; readonly path: string; readonly before: string; readonly after: string }
  | { readonly kind: 'delete'; readonly path: string; readonly before: string }
  /** Stays what it is, and may be run. */
  | { readonly kind: 'executable'; readonly path: string }
  /** Whatever is there, if anything. */
  | {
      readonly kind: 'replace';
      readonly path: string;
      readonly content: string | Uint8Array;
      /** Nobody but its owner may read it, whatever was so before. */
      readonly isPrivate?: boolean;
    };
