/** One file that a command makes, edits or deletes. Paths are relative to the repo, with slashes. */
export type RepoChange =
  | {
      readonly kind: 'create';
      readonly path: string;
      readonly text: string;
      readonly isExecutable?: boolean;
    }
  | { readonly kind: 'edit'; readonly path: string; readonly before: string; readonly after: string }
  | { readonly kind: 'delete'; readonly path: string; readonly before: string };

export type RepoEdit = Extract<RepoChange, { kind: 'edit' }>;
