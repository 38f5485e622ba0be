/** Citations of other plans in a text, such as `CSC IP 3.4.6`; and of this one, such as `(see H2)`. */
export function referencesIn(text: string): string[] {
  const found = [...text.matchAll(/\b([A-Z][A-Z&]+(?: [A-Z][A-Z&]*)*)\s+(\d+(?:\.\d+)+)\b/g)].map(
    ([, plan, ref]) => `${plan} ${ref}`,
  );
  const here = [...text.matchAll(/\(see ([A-Z]\d+|\d+(?:\.\d+)+)\)/gi)].map(([, ref]) => ref ?? '');
  return [...new Set([...found, ...here])];
}

/** A cell of references: those of the text, and what else it lists. */
export const readReferences = (cell: string): string[] =>
  cell
    .split(/[;,\n]/)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter((each) => each !== '');
