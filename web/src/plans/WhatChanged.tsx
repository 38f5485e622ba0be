import type { Action } from '../types.js';
import { showMoment } from '../ui/format.js';
import { RatingStatus } from '../ui/Status.js';

/** The action as somebody else left it meanwhile. What this person typed is still in the form. */
export const WhatChanged = ({ current }: { current: Action }) => (
  <span>
    {current.ref} is <RatingStatus rating={current.rating} />
    {current.rating ? (
      <>
        {' '}
        now: “{current.rating.comment}” ({current.rating.ratedBy}, {showMoment(current.rating.recordedAt)}).
      </>
    ) : (
      ' now.'
    )}{' '}
    What you typed is still here: save it again if it still holds.
  </span>
);
