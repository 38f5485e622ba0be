import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { send } from './http.js';
import { leaveToSignIn } from './leave.js';
import { type Problem, problemOf } from './problem.js';
import { useApi } from './session.js';

interface Move {
  path: string;
  method?: 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The version the person saw, for a PUT. */
  version?: number;
}

interface MoveOptions<Answer> {
  /** Said when it worked. */
  said?: string;
  onDone?: (answer: Answer) => void;
  /** Shows the refusal in its place; without it the refusal is said as a notification. */
  onRefused?: (problem: Problem) => void;
}

/**
 * A write that is not react-admin's create, update or delete: a move of a state, an answer, a retry. What the
 * pages show is read again afterwards, also after a refusal, since that often means that it had changed.
 */
export function useMove<Answer = unknown>({ said, onDone, onRefused }: MoveOptions<Answer> = {}) {
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ path, method = 'POST', body, version }: Move) => {
      const { json } = await send(`${api}/${path}`, {
        method,
        headers: version === undefined ? {} : { 'If-Match': `"${version}"` },
        body: JSON.stringify(body ?? {}),
      });
      return json as Answer;
    },
    onSuccess: (answer) => {
      if (said) notify(said, { type: 'info' });
      onDone?.(answer);
      refresh();
    },
    onError: (error) => {
      const problem = problemOf(error);
      if (problem.status === 401) return leaveToSignIn({ comeBack: true });
      if (onRefused) onRefused(problem);
      else notify(problem.detail, { type: 'error', autoHideDuration: 12_000 });
      if (problem.status === 409) refresh();
    },
  });
}
