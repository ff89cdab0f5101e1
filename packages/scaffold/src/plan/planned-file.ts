/** A file to be written. */
export interface PlannedFile {
  /** Path inside the repo, with slashes. */
  readonly path: string;
  readonly text: string;
  /** `owned` files follow the templates when a bot is updated; `yours` are written once. */
  readonly kind: 'owned' | 'yours';
  readonly isExecutable?: boolean;
}
