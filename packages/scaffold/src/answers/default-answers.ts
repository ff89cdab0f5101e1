import { FUNCTION_TEMPLATES, type FunctionTemplate } from '../function-templates.gen.ts';

/** Registry of an image nobody has chosen a home for yet; RFC 2606 keeps the host free of owners. */
export const PLACEHOLDER_REGISTRY = 'registry.example.com';

/** File a bare-bones bot starts with. */
export const BARE_BONES_ENTRY = 'src/script.sh';

/** What a question that nobody answered is answered with; `image` and `functions` follow from the name and the flavour. */
export const DEFAULT_ANSWERS = {
  flavor: 'typescript',
  description: 'A bot for CAST AI',
  namespace: 'castai-agent',
  apiKeySecret: 'castai-hibernate',
  imagePullSecret: null,
  region: 'auto',
  deadlineSeconds: 1800,
  license: 'mit',
  author: '',
  ci: 'none',
  packageManager: 'npm',
} as const;

/** How a function that nobody described is filled in. */
export const DEFAULT_FUNCTION = {
  template: 'example',
  schedule: '0 17 * * 1-5',
  timeZone: 'Etc/UTC',
} as const;

/** What a function is written from when only its name is said: the template that is called so, else the default. */
export function templateFor(name: string): FunctionTemplate {
  return FUNCTION_TEMPLATES.find((template) => template === name) ?? DEFAULT_FUNCTION.template;
}
