import { describe, expect, it } from 'vitest';
import { packFixture } from '../testing/manifest.js';
import { areaView } from './area-view.js';

const asIs = (text: string) => text;

describe('a challenged rating in the pack', () => {
  const { manifest } = packFixture({ areas: 1, evidence: 1 });
  const area = manifest.areas[0]!;
  const ref = area.actions[0]?.ref ?? '';
  const commentWith = (said: { name: string | null; reason: string | null }) => {
    const challenge = { ref, label: 'On track', kinds: ['no-evidence' as const], open: [], ...said };
    const criteria = area.criteria.map((criterion, at) =>
      at === 0 ? { ...criterion, challenges: [challenge] } : criterion,
    );
    return areaView({ ...area, criteria }, asIs).actions.map((action) => action.comment);
  };

  it('stands beside what its lead said, with the name of who stands by it and the reason', () => {
    const [first, ...others] = commentWith({ name: 'Director of Education', reason: 'Seen on a visit.' });
    expect(first).toContain(area.actions[0]?.comment);
    expect(first).toContain('No approved, current evidence shows its result or its impact.');
    expect(first).toContain('Director of Education stands by the rating: “Seen on a visit.”');
    expect(others.join()).not.toContain('Challenged');
  });

  it('says that nobody has answered for it', () => {
    expect(commentWith({ name: null, reason: null })[0]).toContain('Nobody has answered for it.');
  });
});
