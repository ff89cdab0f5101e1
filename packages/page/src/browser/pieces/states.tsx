import type { ComponentChildren, JSX } from 'preact';
import './states.css';

interface StateProps {
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What stands where there is nothing: why, and what to do about it. */
export function Empty({ title, children }: StateProps): JSX.Element {
  return (
    <div class="state">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What stands where something could not be had. */
export function Problem({ title, children }: StateProps): JSX.Element {
  return (
    <div class="state problem" role="alert">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What is to be known besides what is shown. */
export function Note({ children }: Pick<StateProps, 'children'>): JSX.Element {
  return <section class="note">{children}</section>;
}

/** What stands above all while the server is gone. */
export function Banner({ title, children }: StateProps): JSX.Element {
  return (
    <div class="banner" role="alert">
      <strong>{title}</strong>
      <div>{children}</div>
    </div>
  );
}
