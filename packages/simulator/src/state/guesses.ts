/**
 * Behaviour that no public source settles: each default is a guess, and each is an option so that a client can be tried
 * against the others.
 *
 * @see README.md of this package, "What is known and what is guessed": what is known of each, and where from
 */
export interface Guesses {
  /** What GET of a rebalancing plan answers while it is generated. The spec says only that a body comes afterwards. @default 'empty' */
  readonly planBeforeGenerated: 'empty' | 'notFound' | 'plan';
  /** Whether hibernating or resuming a cluster in the wrong status is refused with 400. @default true */
  readonly refusesHibernateUnlessReady: boolean;
  /** Whether hibernating a cluster switches its policies off, and resuming on again. @default true */
  readonly hibernateDisablesPolicies: boolean;
  /** Whether POST of tags replaces them all or merges into them. @default 'replace' */
  readonly tags: 'replace' | 'merge';
  /** The status of a cluster that was registered and that no agent has connected to; its `agentStatus` is known. @default 'connecting' */
  readonly registeredStatus: 'connecting' | 'pending' | 'ready';
  /** Whether listing clusters leaves out those that were deleted and are archived. @default true */
  readonly hidesArchivedClusters: boolean;
  /** The status of a policies PUT whose version is stale. Its text is known. @default 400 */
  readonly staleVersionStatus: 400 | 409;
  /** What becomes of an order for an instance type that no cloud has. @default 'operationFails' */
  readonly unknownInstanceType: 'operationFails' | 'refused';
  /** What becomes of a new node configuration whose name is taken: it replaces that one, or is refused with 409. @default 'replaced' */
  readonly existingNodeConfiguration: 'replaced' | 'refused';
  /** The phase of a node that was drained. @default 'cordoned' */
  readonly drainedPhase: 'cordoned' | 'draining' | 'ready';
  /** The status of a write to a workload that is configured by annotations. That it is refused is documented. @default 400 */
  readonly annotatedWorkloadStatus: 400 | 403 | 409;
  /** What a PATCH of a workload does without an updateMask: lay over what it names, or replace like PUT. @default 'merge' */
  readonly patchWithoutMask: 'merge' | 'replace';
  /** How the paths of an updateMask are written: those of proto3 JSON, or of proto. Others are refused with 400. @default 'camelCase' */
  readonly updateMaskPaths: 'camelCase' | 'snake_case';
  /** Whether workloads keep their own settings when they are assigned to a scaling policy. @default true */
  readonly assignKeepsOverrides: boolean;
  /** What an enterprise's request for an organization that it may not see is answered with; 500 was seen live, 403 for some. @default 500 */
  readonly foreignOrganizationStatus: 500 | 403;
  /** Whether a body that does not call itself JSON is refused with 415. That it needs `Content-Type: application/json` is known. @default true */
  readonly refusesOtherContentTypes: boolean;
  /** Whether a body with a field that the API does not know is refused with 400; a grpc-gateway leaves it out. @default false */
  readonly refusesUnknownFields: boolean;
  /** Whether the gateway turns away the User-Agent of Python's urllib, as was seen live, with 403 and no JSON. @default true */
  readonly refusesLibraryUserAgents: boolean;
  /** Whether the timeline of realized value heeds `clusterIds`; of two clients one says so, one not. @default true */
  readonly filtersTimeline: boolean;
}

/** Every value that a guess may have. */
export const guessChoices: { readonly [Name in keyof Guesses]: readonly Guesses[Name][] } = {
  planBeforeGenerated: ['empty', 'notFound', 'plan'],
  refusesHibernateUnlessReady: [true, false],
  hibernateDisablesPolicies: [true, false],
  tags: ['replace', 'merge'],
  registeredStatus: ['connecting', 'pending', 'ready'],
  hidesArchivedClusters: [true, false],
  staleVersionStatus: [400, 409],
  unknownInstanceType: ['operationFails', 'refused'],
  existingNodeConfiguration: ['replaced', 'refused'],
  drainedPhase: ['cordoned', 'draining', 'ready'],
  annotatedWorkloadStatus: [400, 403, 409],
  patchWithoutMask: ['merge', 'replace'],
  updateMaskPaths: ['camelCase', 'snake_case'],
  assignKeepsOverrides: [true, false],
  foreignOrganizationStatus: [500, 403],
  refusesOtherContentTypes: [true, false],
  refusesUnknownFields: [true, false],
  refusesLibraryUserAgents: [true, false],
  filtersTimeline: [true, false],
};

export const defaultGuesses: Guesses = {
  planBeforeGenerated: 'empty',
  refusesHibernateUnlessReady: true,
  hibernateDisablesPolicies: true,
  tags: 'replace',
  registeredStatus: 'connecting',
  hidesArchivedClusters: true,
  staleVersionStatus: 400,
  unknownInstanceType: 'operationFails',
  existingNodeConfiguration: 'replaced',
  drainedPhase: 'cordoned',
  annotatedWorkloadStatus: 400,
  patchWithoutMask: 'merge',
  updateMaskPaths: 'camelCase',
  assignKeepsOverrides: true,
  foreignOrganizationStatus: 500,
  refusesOtherContentTypes: true,
  refusesUnknownFields: false,
  refusesLibraryUserAgents: true,
  filtersTimeline: true,
};
