import type { ComponentChildren, JSX } from 'preact';
import './card.css';

interface CardProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of a page with its title. */
export function Card({ title, children }: CardProps): JSX.Element {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
