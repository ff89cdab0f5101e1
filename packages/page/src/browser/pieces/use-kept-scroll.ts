import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const NAME = 'scrolledTo';

/** Scrolls an element to where it was when its entry of the history was left, as what it shows grows that far. */
export function useKeptScroll<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    const { current: element } = ref;
    if (element === null) return undefined;
    let wanted = readKept();
    const grown = new ResizeObserver(() => {
      if (wanted === 0) return;
      element.scrollTop = wanted;
      if (element.scrollTop >= wanted - 1) wanted = 0;
    });
    for (const child of element.children) grown.observe(child);
    const letGo = (): void => {
      wanted = 0;
    };
    const keep = (): void => {
      if (wanted === 0) history.replaceState({ [NAME]: element.scrollTop }, '');
    };
    const ways = ['wheel', 'pointerdown', 'keydown'] as const;
    for (const way of ways) element.addEventListener(way, letGo, { passive: true });
    // Who scrolls and follows a link at once leaves before the end of the scrolling is told.
    const ends = ['scrollend', 'click'] as const;
    for (const end of ends) element.addEventListener(end, keep, { capture: true });
    return () => {
      grown.disconnect();
      for (const way of ways) element.removeEventListener(way, letGo);
      for (const end of ends) element.removeEventListener(end, keep, { capture: true });
    };
  }, []);
  return ref;
}

function readKept(): number {
  const state: unknown = history.state;
  const kept: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, NAME) : undefined;
  return typeof kept === 'number' ? kept : 0;
}
