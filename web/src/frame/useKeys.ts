import { useEffect, useRef } from 'react';
import { useStore } from 'react-admin';

/** Single-key shortcuts can be switched off (WCAG 2.1.4): speech input and unsteady hands trip over them. */
export const useKeysOn = () => useStore('keys.on', true);

const typingIn =
  'input:not([type=radio],[type=checkbox],[type=range]),textarea,select,[contenteditable=true]';

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest(typingIn) !== null;
const isInDialog = () => document.querySelector('[role=dialog],[role=menu],[role=listbox]') !== null;

/**
 * Single keys of a page, by `KeyboardEvent.key`. They wait while somebody types, while a dialog or a menu is
 * open, and while a modifier is held.
 */
export function useKeys(keys: Record<string, () => void>): void {
  const [on] = useKeysOn();
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || isInDialog()) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [on]);
}
