import type { FunctionTemplate } from '@castai-bot/scaffold';

/** The blueprint's own examples, which we have templates for. */
const TEMPLATES: Readonly<Record<string, FunctionTemplate>> = {
  'example-function': 'example',
  'disable-workload-autoscaler': 'disable-workload-autoscaler',
};

/** The template that does what a function of this name did in the blueprint. */
export function templateOf(functionName: string): FunctionTemplate | undefined {
  return Object.hasOwn(TEMPLATES, functionName) ? TEMPLATES[functionName] : undefined;
}
