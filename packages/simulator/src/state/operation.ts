import type { Schemas } from '@castai-bot/api';

/** Something that takes time, as the API answers it. */
export type Operation = Schemas['Operation'] & { readonly id: string };
