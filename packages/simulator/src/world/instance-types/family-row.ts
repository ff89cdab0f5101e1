/**
 * A family of machines: its name, architecture, GiB of memory a vCPU, dollars an hour of a vCPU with that memory on
 * demand (near the public list price of a US region, not it), and its sizes, with blanks between.
 *
 * A size is a name; where its vCPUs do not follow from that, `name:vCPUs`, and `name:vCPUs:GiB` where memory does not either.
 */
export type FamilyRow = readonly [
  family: string,
  architecture: 'amd64' | 'arm64',
  gibPerCpu: number,
  pricePerCpu: number,
  sizes: string,
];
