import { Component, type ReactNode } from 'react';
import { Trouble } from '../ui/Trouble.js';

/** A page that breaks says so in its place; the menu stays, and the next page is not touched by it. */
export class PageBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Trouble
        whole
        title="This page broke."
        detail="Nothing that was saved is lost. Load the page again, and tell your administrator if it happens again."
        again={() => location.reload()}
      />
    );
  }
}
