import { useEffect, useRef } from 'react';

/**
 * For a group of controls, whose `onFocus` and `onBlur` it gives: when the one that holds the focus goes away or is
 * switched off, as a button at work is, the focus goes on to `next` instead of getting lost.
 */
export function useFocusGoesOn(next: () => HTMLElement | null) {
  const held = useRef(false);
  useEffect(() => {
    const active = document.activeElement;
    // A dialog keeps the focus to itself, and gives it back when it closes.
    const off = active?.matches(':disabled') && !active.closest('[role="dialog"]');
    if (held.current && (active === null || active === document.body || off)) next()?.focus();
  });
  return {
    onFocus: () => {
      held.current = true;
    },
    onBlur: () => {
      held.current = false;
    },
  };
}
