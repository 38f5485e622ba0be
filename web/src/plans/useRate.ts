import { ratingAsks } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { usePlace } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Action, Plan } from '../types.js';

/** What a person fills in to rate an action; the explanation only where it is asked for. */
export interface RatingDraft {
  code: string;
  comment: string;
  reason: string;
  newDueOn: string;
  recovery: string;
}

type Missing = Partial<Record<keyof RatingDraft, string>>;

function missingIn(draft: RatingDraft, explains: boolean): Missing {
  const missing: Missing = {};
  if (!draft.code) missing.code = 'Choose a rating.';
  if (draft.comment.trim() === '') missing.comment = 'Say in a sentence why the rating is what it is.';
  if (explains && draft.reason.trim() === '') missing.reason = 'Say why it is late or at risk.';
  if (explains && draft.newDueOn === '') missing.newDueOn = 'Give the day by which it will be done instead.';
  if (explains && draft.recovery.trim() === '') missing.recovery = 'Say what it needs to recover.';
  return missing;
}

const fieldsOf = (problem: Problem): Missing =>
  Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]));

/**
 * Rating one action, or proposing it as completed where the level takes a signature. Says which version of the
 * action the person saw, so that of two who rate at once one is shown what changed.
 */
export function useRate(plan: Plan, action: Action, start: string, onDone: () => void) {
  const { programme } = usePlace();
  const [draft, setDraft] = useState<RatingDraft>({
    code: start,
    comment: '',
    reason: '',
    newDueOn: '',
    recovery: '',
  });
  const [missing, setMissing] = useState<Missing>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const level = plan.levels.find((each) => each.code === draft.code);
  const asks = level
    ? ratingAsks(
        { to: level.meaning, dueOn: action.due.on, confirms: action.rating?.code === level.code },
        programme.today,
      )
    : { explanation: false, signOff: false };
  const move = useMove({
    said: asks.signOff ? `${action.ref} waits for a senior officer now.` : `Rating of ${action.ref} saved.`,
    onDone,
    onRefused: (refused) => {
      setMissing(fieldsOf(refused));
      setProblem(refused);
    },
  });
  const save = (): boolean => {
    const lacking = missingIn(draft, asks.explanation);
    setMissing(lacking);
    if (Object.keys(lacking).length > 0) return false;
    setProblem(null);
    const { code, comment, reason, newDueOn, recovery } = draft;
    const explained = asks.explanation ? { reason: reason.trim(), newDueOn, recovery: recovery.trim() } : {};
    move.mutate({
      path: asks.signOff ? 'sign-offs' : 'ratings',
      version: action.version,
      body: { actionId: action.id, code, comment: comment.trim(), ...explained },
    });
    return true;
  };
  const set = (change: Partial<RatingDraft>) => setDraft((before) => ({ ...before, ...change }));
  return { draft, set, asks, missing, problem, busy: move.isPending, save };
}
