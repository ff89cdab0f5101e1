/** One key of the page, and what it does. */
export interface KeyBinding {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  /** For people. */
  readonly does: string;
  readonly run: () => void;
}

/**
 * Listens for keys that are pressed anywhere but where somebody types. While a dialog is open, every key is its own:
 * Escape is left to the browser, which closes it.
 * @returns what stops listening
 */
export function listenForKeys(bindings: readonly KeyBinding[]): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog:modal') !== null) return;
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
    if (isTyping && event.key !== 'Escape') return;
    const binding = bindings.find(({ key }) => key === event.key);
    if (binding === undefined) return;
    event.preventDefault();
    binding.run();
  };
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}
