import { useEffect, useRef } from 'react';
import type { Problem } from '../app/problem.js';

/** What a field shows of a refusal: that it is wrong, and why, tied to it. */
export const refusedField = (
  problem: Problem | null,
  path: string,
): { error: boolean; helperText: string | undefined } => {
  const message = problem?.errors?.find((each) => each.path === path)?.message;
  return { error: message !== undefined, helperText: message };
};

/**
 * As the `ref` of a form. Its button can't hold the focus while it is at work, so after a refusal the focus goes to
 * the first field that is wrong, or back to the button. A group that can't be `aria-invalid` is marked `data-wrong`.
 */
export function useRefusedForm(problem: Problem | null, busy: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!problem || busy) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]');
    const group = wrong?.matches('[role="group"], [role="radiogroup"]') ? wrong : null;
    const next = group?.querySelector<HTMLElement>('input, button') ?? wrong;
    (next ?? form.current?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
  }, [problem, busy]);
  return form;
}
