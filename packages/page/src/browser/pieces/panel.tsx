import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface PanelProps {
  readonly title: string;
  readonly subtitle?: ComponentChildren;
  readonly buttons?: ComponentChildren;
  /** Left out where it is all of the view. */
  readonly onClose?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** One thing whole, beside the list that it is of; on a narrow page it covers all. */
export function Panel({ title, subtitle, buttons, onClose, children }: PanelProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (onClose === undefined) return undefined;
    heading.current?.focus();
    return () => document.querySelector<HTMLElement>('[role=grid]')?.focus();
  }, []);
  return (
    <aside class={onClose === undefined ? 'panel whole' : 'panel'} aria-label={title}>
      <div class="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {onClose !== undefined && (
          <button
            type="button"
            class="plain square"
            data-close
            aria-label="Close"
            title="Close (Esc)"
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {subtitle !== undefined && <div class="muted">{subtitle}</div>}
      {buttons !== undefined && <div class="panel-buttons">{buttons}</div>}
      {children}
    </aside>
  );
}
