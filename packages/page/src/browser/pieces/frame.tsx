import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { addressOf, goTo } from '../route.ts';
import { Icon, type IconName } from './icon.tsx';
import { type KeyBinding, listenForKeys } from './keyboard.ts';
import { KeysButton, KeysDialog, PAGE_KEYS } from './keys-dialog.tsx';
import { ThemeButton } from './theme.tsx';
import { writeCount } from './write-words.ts';
import './frame.css';

/** One view of a page: the side bar leads to it, and so does its key. */
export interface ViewLink {
  /** The first part of its address. */
  readonly view: string;
  readonly key: string;
  readonly icon: IconName;
  readonly title: string;
  readonly count?: number | undefined;
}

interface FrameProps {
  /** What the page is called. */
  readonly page: string;
  /** What it is of, where that is known. */
  readonly of?: string | undefined;
  readonly views: readonly ViewLink[];
  /** The one that is shown. */
  readonly view: string;
  /** The one that the page's name leads to. */
  readonly home: string;
  /** Keys besides those of the views, and those that every page has. */
  readonly keys?: readonly KeyBinding[];
  /** What stands above every view. */
  readonly top: ComponentChildren;
  /** What stands below the links to the views. */
  readonly below: ComponentChildren;
  /** The view itself. */
  readonly children: ComponentChildren;
}

/** What stands around every view of a page that has several, and the keys that work in all of them. */
export function Frame(props: FrameProps): JSX.Element {
  const { page, of, views, view, home, keys = [], top, below, children } = props;
  const bindings = [...views.map(toBinding), ...keys, ...PAGE_KEYS];
  useEffect(() => listenForKeys(bindings));
  const title = [`${view.slice(0, 1).toUpperCase()}${view.slice(1)}`, of, `castai-bot ${page}`];
  useEffect(() => {
    document.title = title.filter((part) => part !== undefined).join(' · ');
  }, title);
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Go to the content
      </a>
      <header class="top">
        <a class="brand" href={addressOf(home)}>
          {of ?? 'castai-bot'} <span>{page}</span>
        </a>
        {top}
        <div class="tools">
          <KeysButton />
          <ThemeButton />
        </div>
      </header>
      <div class="side">
        <Views views={views} view={view} />
        {below}
      </div>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <KeysDialog keys={bindings} />
    </>
  );
}

function toBinding({ view, key, title }: ViewLink): KeyBinding {
  return { key, does: `Go to ${title.toLowerCase()}`, run: () => goTo(view) };
}

function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}

function Views({ views, view }: Pick<FrameProps, 'views' | 'view'>): JSX.Element {
  return (
    <nav aria-label="Views">
      {views.map(({ view: name, icon, title, count = 0 }) => (
        <a key={name} href={addressOf(name)} aria-current={view === name ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{title}</span>
          {count > 0 && <span class="count">{writeCount(count)}</span>}
        </a>
      ))}
    </nav>
  );
}
