import path from 'node:path';

/** The root of the workspace. */
export const root: string = path.resolve(import.meta.dirname, '..');

/** A package that goes to npm. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
  readonly kind: 'library' | 'cli';
}

/** What is published, in the order in which each needs the ones before it. */
export const publishedPackages: readonly PublishedPackage[] = [
  { name: '@castai-bot/runtime', folder: path.join(root, 'packages/runtime'), kind: 'library' },
  { name: '@castai-bot/simulator', folder: path.join(root, 'packages/simulator'), kind: 'library' },
  { name: 'castai-bot', folder: path.join(root, 'packages/castai-bot'), kind: 'cli' },
  { name: 'create-castai-bot', folder: path.join(root, 'packages/create-castai-bot'), kind: 'cli' },
];
