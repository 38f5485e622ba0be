/** One piece of evidence stands in another's place. */
export interface Replacing {
  newerId: string;
  olderId: string;
}

export type SupersedeRefusal = 'itself' | 'has-successor' | 'has-predecessor' | 'circle';

/**
 * Whether one more pair keeps every chain a line: each has at most one successor and one predecessor, and none comes
 * back to itself. Null: it does.
 */
export function refusalToSupersede(
  standing: readonly Replacing[],
  { newerId, olderId }: Replacing,
): SupersedeRefusal | null {
  if (newerId === olderId) return 'itself';
  if (standing.some((pair) => pair.olderId === olderId)) return 'has-successor';
  if (standing.some((pair) => pair.newerId === newerId)) return 'has-predecessor';
  return chainOf(standing, olderId).includes(newerId) ? 'circle' : null;
}

/** The whole chain that a piece of evidence stands in, oldest first; itself alone when it stands in none. */
export function chainOf(standing: readonly Replacing[], id: string): string[] {
  const before = new Map(standing.map((pair) => [pair.newerId, pair.olderId]));
  const after = new Map(standing.map((pair) => [pair.olderId, pair.newerId]));
  const chain = [id];
  for (let older = before.get(id); older && !chain.includes(older); older = before.get(older))
    chain.unshift(older);
  for (let newer = after.get(id); newer && !chain.includes(newer); newer = after.get(newer))
    chain.push(newer);
  return chain;
}
