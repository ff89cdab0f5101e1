/** What we use of the prompt library: imported on demand as a whole, all of it would be bundled. */
export { autocomplete, confirm, password, select, text } from '@clack/prompts';
