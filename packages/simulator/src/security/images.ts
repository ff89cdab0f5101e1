import type { Schemas } from '@castai-bot/api';
import { createRandom } from '../world/random.ts';
import type { Workload } from '../world/workload.ts';

const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

type Severity = (typeof SEVERITIES)[number];
type BySeverity = Readonly<Record<Severity, number>>;

/** An image that containers run, and what a scan found in it; the same name always has the same. */
export interface Image {
  readonly name: string;
  readonly vulnerabilities: BySeverity;
  readonly fixes: BySeverity;
  readonly clusterIds: ReadonlySet<string>;
  readonly workloads: readonly Workload[];
}

/** Finds the images of workloads: a container is named for the image it runs. */
export function imagesOf(
  members: readonly { readonly clusterId: string; readonly workload: Workload }[],
): readonly Image[] {
  const users = members.flatMap(({ clusterId, workload }) =>
    workload.containers.map(({ name }) => ({ name, clusterId, workload })),
  );
  return [...Map.groupBy(users, ({ name }) => name)].map(([name, using]) => ({
    name,
    ...scan(name),
    clusterIds: new Set(using.map(({ clusterId }) => clusterId)),
    workloads: [...new Set(using.map(({ workload }) => workload))],
  }));
}

/** Writes an image; it runs where a workload that uses it has pods. */
export function writeImage(image: Image): Schemas['SecurityImage'] {
  const random = createRandom(0, 'image-digest', image.name);
  return {
    digest: `sha256:${random.text(64, '0123456789abcdef')}`,
    tags: [{ id: random.uuid(), name: image.name, version: '1.0.0' }],
    status: isRunning(image) ? 'Running' : 'NotRunning',
    scanStatus: 'Completed',
    scanErrorMsg: '',
    clusters: image.clusterIds.size,
    affectedResources: image.workloads.length,
    fixes: SEVERITIES.reduce((sum, severity) => sum + image.fixes[severity], 0),
    vulnerabilitiesBySeverityLevel: { ...image.vulnerabilities },
  };
}

export function isRunning({ workloads }: Image): boolean {
  return workloads.some(({ podCount }) => podCount > 0);
}

/** Counts what was found in images together. */
export function countVulnerabilities(images: readonly Image[]): Required<Schemas['ImageSecurityOverview']> {
  const sum = (read: (image: Image) => number): number =>
    images.reduce((total, image) => total + read(image), 0);
  return {
    totalImageRepositories: images.length,
    criticalVulnerabilities: sum(({ vulnerabilities }) => vulnerabilities.critical),
    highVulnerabilities: sum(({ vulnerabilities }) => vulnerabilities.high),
    mediumVulnerabilities: sum(({ vulnerabilities }) => vulnerabilities.medium),
    lowVulnerabilities: sum(({ vulnerabilities }) => vulnerabilities.low),
    criticalFixes: sum(({ fixes }) => fixes.critical),
    highFixes: sum(({ fixes }) => fixes.high),
    mediumFixes: sum(({ fixes }) => fixes.medium),
    lowFixes: sum(({ fixes }) => fixes.low),
  };
}

function scan(name: string): Pick<Image, 'vulnerabilities' | 'fixes'> {
  const random = createRandom(0, 'image-scan', name);
  const vulnerabilities = {
    critical: random.int(0, 1),
    high: random.int(0, 4),
    medium: random.int(0, 9),
    low: random.int(0, 20),
  };
  const fixable = (severity: Severity): number => random.int(0, vulnerabilities[severity]);
  return {
    vulnerabilities,
    fixes: {
      critical: fixable('critical'),
      high: fixable('high'),
      medium: fixable('medium'),
      low: fixable('low'),
    },
  };
}
