/** Behaviour that no public source settles: each default is a guess, and each is an option so that a client can be tried against the others. */
export interface Guesses {
  /** What GET of a rebalancing plan answers while it is generated. The spec says only that a body comes afterwards. @default 'empty' */
  readonly planBeforeGenerated: 'empty' | 'notFound' | 'plan';
  /** Whether hibernating or resuming a cluster in the wrong status is refused with 400. @default true */
  readonly refusesHibernateUnlessReady: boolean;
  /** Whether hibernating a cluster switches its policies off, and resuming on again. @default true */
  readonly hibernateDisablesPolicies: boolean;
  /** Whether POST of tags replaces them all or merges into them. @default 'replace' */
  readonly tags: 'replace' | 'merge';
  /** What an enterprise's request for an organization that it may not see is answered with; 500 was seen live, 403 for some. @default 500 */
  readonly foreignOrganizationStatus: 500 | 403;
}

export const defaultGuesses: Guesses = {
  planBeforeGenerated: 'empty',
  refusesHibernateUnlessReady: true,
  hibernateDisablesPolicies: true,
  tags: 'replace',
  foreignOrganizationStatus: 500,
};
