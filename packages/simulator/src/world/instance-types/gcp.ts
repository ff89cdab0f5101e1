import type { FamilyRow } from './family-row.ts';

const UP_TO_32 = '2 4 8 16 32';
const UP_TO_80 = '2 4 8 16 32 48 64 80';
const N2D = '2 4 8 16 32 48 64 80 96';
const C2D = '2 4 8 16 32 56 112';
const C3 = '4 8 22 44 88 176';
const C3D = '4 8 16 30 60 90 180 360';
const C4 = '4 8 16 32 48 96 192';
const C4D = '8 16 32 48 64 96 192 384';
const C4A = '1 2 4 8 16 32 48 64 72';
const T2 = '1 2 4 8 16 32 48';

/**
 * Compute Engine's general, compute and memory shapes, as `series-shape`.
 * @see https://cloud.google.com/compute/docs/machine-resource
 */
export const GCP_FAMILIES: readonly FamilyRow[] = [
  ['e2-standard', 'amd64', 4, 0.033506, UP_TO_32],
  ['e2-highmem', 'amd64', 8, 0.0452, '2 4 8 16'],
  ['e2-highcpu', 'amd64', 1, 0.024735, UP_TO_32],
  ['e2', 'amd64', 2, 0.01675, 'micro:2:1 small:2:2 medium:2:4'],
  ['n1-standard', 'amd64', 3.75, 0.0475, '1 2 4 8 16 32 64 96'],
  ['n1-highmem', 'amd64', 6.5, 0.05915, '2 4 8 16 32 64 96'],
  ['n1-highcpu', 'amd64', 0.9, 0.035424, '2 4 8 16 32 64 96'],
  ['n2-standard', 'amd64', 4, 0.048559, `${UP_TO_80} 96 128`],
  ['n2-highmem', 'amd64', 8, 0.065507, `${UP_TO_80} 96 128:128:864`],
  ['n2-highcpu', 'amd64', 1, 0.035848, `${UP_TO_80} 96`],
  ['n2d-standard', 'amd64', 4, 0.042246, `${N2D} 128 224`],
  ['n2d-highmem', 'amd64', 8, 0.05699, N2D],
  ['n2d-highcpu', 'amd64', 1, 0.031188, `${N2D} 128 224`],
  ['n4-standard', 'amd64', 4, 0.0474, UP_TO_80],
  ['n4-highmem', 'amd64', 8, 0.0622, UP_TO_80],
  ['n4-highcpu', 'amd64', 2, 0.0379, UP_TO_80],
  ['c2-standard', 'amd64', 4, 0.0522, '4 8 16 30 60'],
  ['c2d-standard', 'amd64', 4, 0.0454, C2D],
  ['c2d-highmem', 'amd64', 8, 0.0612, C2D],
  ['c2d-highcpu', 'amd64', 2, 0.0375, C2D],
  ['c3-standard', 'amd64', 4, 0.05042, C3],
  ['c3-highmem', 'amd64', 8, 0.06846, C3],
  ['c3-highcpu', 'amd64', 2, 0.0431, C3],
  ['c3d-standard', 'amd64', 4, 0.045393, C3D],
  ['c3d-highmem', 'amd64', 8, 0.061235, C3D],
  ['c3d-highcpu', 'amd64', 2, 0.037472, '4 8 16 30:30:59 60:60:118 90:90:177 180:180:354 360:360:708'],
  ['c4-standard', 'amd64', 3.75, 0.0494, `2:2:7 ${C4}`],
  ['c4-highmem', 'amd64', 7.75, 0.0652, `2:2:15 ${C4}`],
  ['c4-highcpu', 'amd64', 2, 0.0425, `2 ${C4}`],
  ['c4d-standard', 'amd64', 3.875, 0.0454, `2:2:7 4:4:15 ${C4D}`],
  ['c4d-highmem', 'amd64', 7.875, 0.0597, `2:2:15 4:4:31 ${C4D}`],
  ['c4d-highcpu', 'amd64', 1.875, 0.0383, `2:2:3 4:4:7 ${C4D}`],
  ['c4a-standard', 'arm64', 4, 0.0449, C4A],
  ['c4a-highmem', 'arm64', 8, 0.059, C4A],
  ['c4a-highcpu', 'arm64', 2, 0.0379, C4A],
  ['t2d-standard', 'amd64', 4, 0.042246, `${T2} 60`],
  ['t2a-standard', 'arm64', 4, 0.0385, T2],
];
