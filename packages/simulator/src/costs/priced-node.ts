import type { Schemas } from '@castai-bot/api';
import type { GreenNode } from '../rebalancing/cheapest-nodes.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';
import { cpuCoresOf, memoryGibOf, splitPrice } from './unit-prices.ts';
import { perUnit, write, writePrice, writePriceInFull } from './write.ts';

const BYTES_PER_GIB = 1_073_741_824;
const HOURS_PER_MONTH = 730;

type PricedNode = Schemas['PricedNode'];

/** A machine of a configuration, in the words of estimated savings. */
interface Machine {
  readonly instanceType: string;
  readonly cpuCores: number;
  readonly memoryGib: number;
  /** Dollars an hour. */
  readonly price: number;
  readonly isSpot: boolean;
  readonly isFallback: boolean;
}

/** Writes a node of now, by its name and zone. */
export function writeNode(node: Node): PricedNode {
  return { ...writeMachine(machineOf(node)), nodeName: node.name, az: node.zone ?? '' };
}

/** Writes a node of a configuration that could be: it has neither name nor zone yet. */
export function writeKept(node: Node): PricedNode {
  return writeMachine(machineOf(node));
}

/** Writes a node that would be made. */
export function writeGreen({ instanceType, isSpot, pricePerHour }: GreenNode): PricedNode {
  const { name, cpuCores, memoryGib } = instanceType;
  const machine = { cpuCores, memoryGib, price: pricePerHour, isSpot, isFallback: false };
  return writeMachine({ instanceType: name, ...machine });
}

/** Writes what nodes come to together. */
export function writeSummary(nodes: readonly PricedNode[]): Schemas['ConfigurationSummary'] {
  const sum = (read: (node: PricedNode) => number | string | undefined): number =>
    nodes.reduce((total, node) => total + Number(read(node) ?? 0), 0);
  const cpuCores = sum((node) => node.cpuCores);
  const ramBytes = sum((node) => node.ramBytes);
  return {
    nodes: nodes.length,
    distinctNodeTypes: new Set(nodes.map(({ instanceType }) => instanceType)).size,
    cpuCores,
    ramBytes,
    gpu: 0,
    gpuFractional: 0,
    price: writePriceInFull(totalPriceOf(nodes)),
    avgCpuPrice: write(
      perUnit(
        sum((node) => node.cpuPrice),
        cpuCores,
      ),
    ),
    avgRamPrice: write(
      perUnit(
        sum((node) => node.ramPrice),
        ramBytes / BYTES_PER_GIB,
      ),
    ),
  };
}

/** What an hour of nodes costs, as their written prices have it. */
export function totalPriceOf(nodes: readonly PricedNode[]): number {
  return nodes.reduce((total, { price }) => total + Number(price ?? 0), 0);
}

/** A month has 730 hours. */
export function writeMonth(pricePerHour: number): string {
  return writePriceInFull(Number(writePriceInFull(pricePerHour)) * HOURS_PER_MONTH);
}

function machineOf(node: Node): Machine {
  const lifecycle = lifecycleOf(node);
  return {
    instanceType: node.instanceType,
    cpuCores: cpuCoresOf(node),
    memoryGib: memoryGibOf(node),
    price: priceOf(node),
    isSpot: lifecycle === 'spot',
    isFallback: lifecycle === 'fallback',
  };
}

function writeMachine(machine: Machine): PricedNode {
  const { instanceType, cpuCores, memoryGib } = machine;
  const price = writePrice(machine.price);
  const cpuPrice = writePrice(splitPrice({ ...machine, price: Number(price) }).cpu);
  return {
    instanceType,
    cpuCores,
    ramBytes: memoryGib * BYTES_PER_GIB,
    gpu: 0,
    gpuFractional: 0,
    price,
    cpuPrice,
    ramPrice: writePrice(Number(price) - Number(cpuPrice)),
    spot: machine.isSpot,
    fallback: machine.isFallback,
    master: false,
    infra: false,
    nodeName: '',
    az: '',
    os: 'linux',
  };
}
