import Button from '@mui/material/Button';
import { challengeWords } from '@revisit/core/shared';
import { useState } from 'react';
import { useMay } from '../app/session.js';
import type { Action } from '../types.js';
import { dayOfMoment, showDay } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { OverrideDialog } from './OverrideDialog.js';

type Challenge = NonNullable<Action['challenge']>;

/** What speaks against a rating, and who stands by it all the same. */
export function ChallengeNote({ action, challenge }: { action: Action; challenge: Challenge }) {
  const may = useMay();
  const [overriding, setOverriding] = useState(false);
  const { override, open } = challenge;
  const area = action.areas[0];
  return (
    <>
      <Notice
        title={
          open.length > 0
            ? 'This rating is challenged.'
            : 'This rating is challenged, and somebody stands by it.'
        }
        ways={
          open.length > 0 ? (
            <>
              {area && may('evidence.add') ? (
                <PlaceButton
                  size="small"
                  to={`/evidence/add?area=${area.number}&shows=output&action=${action.ref}`}
                >
                  Add evidence
                </PlaceButton>
              ) : null}
              {may('challenges.override') ? (
                <Button size="small" onClick={() => setOverriding(true)}>
                  Stand by the rating
                </Button>
              ) : null}
            </>
          ) : null
        }
      >
        {challenge.kinds.map((kind) => challengeWords[kind]).join(' ')}
        {override ? (
          <span>
            {' '}
            {override.name} stands by it since {showDay(dayOfMoment(override.at))}: “{override.reason}”
          </span>
        ) : null}
      </Notice>
      {overriding ? <OverrideDialog action={action} onClose={() => setOverriding(false)} /> : null}
    </>
  );
}
