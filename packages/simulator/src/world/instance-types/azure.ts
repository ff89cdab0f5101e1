import type { FamilyRow } from './family-row.ts';

const UP_TO_64 = '2 4 8 16 32 48 64';
const UP_TO_96 = `${UP_TO_64} 96`;
const UP_TO_128 = `${UP_TO_96} 128`;
/** The largest sizes of memory series have less of it a vCPU. */
const MEMORY_48 = '2 4 8 16 20 32 48';
const MEMORY_96 = `${MEMORY_48} 64 96:96:672`;
const MEMORY_128 = `${MEMORY_48} 64 96 128`;
const ARM_32 = '2 4 8 16 20 32:32:208';
const ARM_64 = '2 4 8 16 32 48 64:64:208';

/**
 * Azure's general, compute and memory series: what stands around the number of vCPUs in `Standard_D2s_v5`, with a star
 * for it.
 * @see https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
export const AZURE_FAMILIES: readonly FamilyRow[] = [
  ['D*s_v3', 'amd64', 4, 0.048, UP_TO_64],
  ['D*s_v4', 'amd64', 4, 0.048, UP_TO_64],
  ['D*ds_v4', 'amd64', 4, 0.0565, UP_TO_64],
  ['D*as_v4', 'amd64', 4, 0.048, UP_TO_96],
  ['D*_v5', 'amd64', 4, 0.048, UP_TO_96],
  ['D*s_v5', 'amd64', 4, 0.048, UP_TO_96],
  ['D*ds_v5', 'amd64', 4, 0.0565, UP_TO_96],
  ['D*as_v5', 'amd64', 4, 0.043, UP_TO_96],
  ['D*ads_v5', 'amd64', 4, 0.0515, UP_TO_96],
  ['D*ls_v5', 'amd64', 2, 0.0425, UP_TO_96],
  ['D*lds_v5', 'amd64', 2, 0.0484, UP_TO_96],
  ['D*ps_v5', 'arm64', 4, 0.0385, ARM_64],
  ['D*pds_v5', 'arm64', 4, 0.0452, ARM_64],
  ['D*pls_v5', 'arm64', 2, 0.034, UP_TO_64],
  ['D*plds_v5', 'arm64', 2, 0.0387, UP_TO_64],
  ['D*s_v6', 'amd64', 4, 0.0504, UP_TO_128],
  ['D*ds_v6', 'amd64', 4, 0.0593, UP_TO_128],
  ['D*ls_v6', 'amd64', 2, 0.0446, UP_TO_128],
  ['D*as_v6', 'amd64', 4, 0.0454, UP_TO_96],
  ['D*ads_v6', 'amd64', 4, 0.0541, UP_TO_96],
  ['D*als_v6', 'amd64', 2, 0.0402, UP_TO_96],
  ['D*ps_v6', 'arm64', 4, 0.0371, UP_TO_96],
  ['D*pls_v6', 'arm64', 2, 0.0321, UP_TO_96],
  ['E*s_v3', 'amd64', 8, 0.063, `${MEMORY_48} 64:64:432`],
  ['E*s_v4', 'amd64', 8, 0.063, `${MEMORY_48} 64:64:504`],
  ['E*ds_v4', 'amd64', 8, 0.072, `${MEMORY_48} 64:64:504`],
  ['E*as_v4', 'amd64', 8, 0.063, MEMORY_96],
  ['E*s_v5', 'amd64', 8, 0.063, MEMORY_96],
  ['E*ds_v5', 'amd64', 8, 0.072, MEMORY_96],
  ['E*as_v5', 'amd64', 8, 0.0565, MEMORY_96],
  ['E*ads_v5', 'amd64', 8, 0.0655, MEMORY_96],
  ['E*ps_v5', 'arm64', 8, 0.0505, ARM_32],
  ['E*pds_v5', 'arm64', 8, 0.0575, ARM_32],
  ['E*s_v6', 'amd64', 8, 0.0662, MEMORY_128],
  ['E*as_v6', 'amd64', 8, 0.0596, MEMORY_96],
  ['E*ads_v6', 'amd64', 8, 0.069, MEMORY_96],
  ['E*ps_v6', 'arm64', 8, 0.0481, `${UP_TO_64} 96:96:672`],
  ['F*s_v2', 'amd64', 2, 0.0423, '2 4 8 16 32 48 64 72'],
  ['F*as_v6', 'amd64', 4, 0.0495, UP_TO_64],
  ['F*als_v6', 'amd64', 2, 0.0443, UP_TO_64],
  ['F*ams_v6', 'amd64', 8, 0.0655, UP_TO_64],
  ['B*ms', 'amd64', 4, 0.0416, '1:1:2 2:2:8 4:4:16 8:8:32 12:12:48 16:16:64 20:20:80'],
  ['B*s', 'amd64', 2, 0.0208, '1:1:1 2:2:4'],
  ['B*s_v2', 'amd64', 4, 0.0416, '2 4 8 16 32'],
  ['B*as_v2', 'amd64', 4, 0.0376, '2 4 8 16 32'],
  ['B*ps_v2', 'arm64', 4, 0.0336, '2 4 8 16'],
];
