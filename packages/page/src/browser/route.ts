import { type ReadonlySignal, signal } from '@preact/signals';

/** The parts of the address behind `#/`, decoded. */
export type Route = readonly string[];

const route = signal<Route>(readRoute());
addEventListener('hashchange', () => {
  route.value = readRoute();
});

/** Where the page is. */
export const currentRoute: ReadonlySignal<Route> = route;

/** The address of a place of the page, for links. */
export function addressOf(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** Goes to a place of the page. */
export function goTo(...parts: readonly string[]): void {
  location.hash = addressOf(...parts);
}

function readRoute(): Route {
  return location.hash
    .replace(/^#\//, '')
    .split('/')
    .filter(Boolean)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}
