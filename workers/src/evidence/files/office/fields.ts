import { Refusal } from '../policy.js';

/**
 * Watches Word's field instructions for DDE. An instruction may be cut into many runs, and fields nest, so the pieces of each
 * open field are put together before they are judged.
 */
export class FieldWatcher {
  readonly #open: string[] = [];

  fieldCharacter(kind: string | undefined): void {
    if (kind === 'begin') this.#open.push('');
    if (kind === 'end') this.#open.pop();
  }

  instruction(text: string): void {
    const depth = this.#open.length;
    const whole = (this.#open[depth - 1] ?? '') + text;
    assertNoDde(whole);
    // Only the beginning of an instruction names it.
    if (depth > 0) this.#open[depth - 1] = whole.slice(0, 200);
  }
}

export function assertNoDde(instruction: string): void {
  if (/^\s*"?\s*DDE(AUTO)?\b/i.test(instruction)) throw new Refusal('dde');
}
