import assert from 'node:assert/strict';
import type { Outcome } from '../lab/make-bot.ts';

/** What castai-bot build-and-push --json prints. */
export interface ImageDocument {
  readonly tag: string;
  readonly digest: string;
  readonly reference: string;
  readonly isBuilt: boolean;
  readonly isPushed: boolean;
  readonly changed: readonly string[];
  readonly error?: { readonly code: string; readonly message: string };
}

/** The one document of a run that went well. */
export function readDocument(outcome: Outcome): ImageDocument {
  assert.equal(outcome.exitCode, 0, outcome.all);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the document under test, looked at by the caller
  return JSON.parse(outcome.stdout) as ImageDocument;
}

/** Images named in manifests. */
export function readImages(manifests: Readonly<Record<string, string>>): readonly string[] {
  const texts = Object.values(manifests).flatMap((text) => [...text.matchAll(/^\s*image: (.*)$/gm)]);
  return texts.map(([, image = '']) => image.replaceAll('"', ''));
}
