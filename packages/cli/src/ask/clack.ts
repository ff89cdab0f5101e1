/** What we use of the prompt library: imported on demand as a whole, all of it would be bundled. */
export { autocomplete, password, S_BAR, S_BAR_END, select, symbol } from '@clack/prompts';
export { ConfirmPrompt, TextPrompt, wrapTextWithPrefix } from '@clack/core';
