/** As a `ref`: what has just appeared takes the focus, so that whoever works by keyboard is not left where nothing is any more. */
export const focusOn = (element: HTMLElement | null): void => element?.focus();
