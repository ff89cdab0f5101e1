/** A value that a message shows. */
export type NoticeValue = string | number | boolean | null | undefined;

/** What a function tells people in the middle of its run. Texts are plain: no markup of any service is read in them. */
export interface Notice {
  /** One line. */
  readonly title: string;
  readonly text?: string | undefined;
  /** Short values by their names. */
  readonly facts?: Readonly<Record<string, NoticeValue>> | undefined;
  /** A row each, cells by the names of their columns; the first 20 are shown. */
  readonly table?: readonly Readonly<Record<string, NoticeValue>>[] | undefined;
}

/**
 * Tells the targets of this entry, PagerDuty and heartbeats aside, which are for failures. It never rejects: what could
 * not be sent is a warning of the report. A dry run or a simulation only logs what it would tell.
 */
export type Notify = (notice: Notice) => Promise<void>;
