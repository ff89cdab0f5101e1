export const EXPORT_FORMATS = ['helm', 'kustomize', 'argocd'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file that an export consists of. */
export interface ExportedFile {
  /** Relative to the export's folder, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Written once and then the user's, else written again by every export. */
  readonly isYours: boolean;
}
