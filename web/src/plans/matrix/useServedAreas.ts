import { useRef, useState } from 'react';
import { send } from '../../app/http.js';
import { type Problem, problemOf } from '../../app/problem.js';
import { useApi } from '../../app/session.js';
import type { Action } from '../../types.js';

type Served = Readonly<Record<string, readonly string[]>>;

const idsOf = (action: Action) => action.areas.map(({ id }) => id);

/**
 * The areas each action serves, as ticked here. A tick shows at once and is saved behind it; ticks of one action
 * are saved one after another, so that each says the version the one before has made.
 */
export function useServedAreas(actions: readonly Action[]) {
  const api = useApi();
  const [served, setServed] = useState<Served>(() =>
    Object.fromEntries(actions.map((action) => [action.id, idsOf(action)])),
  );
  const [saving, setSaving] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wanted = useRef(served);
  const versions = useRef(new Map(actions.map(({ id, version }) => [id, version])));
  const queues = useRef(new Map<string, Promise<void>>());

  const show = (actionId: string, areaIds: readonly string[]) => {
    wanted.current = { ...wanted.current, [actionId]: areaIds };
    setServed(wanted.current);
  };
  const standsNow = (action: Action) => {
    versions.current.set(action.id, action.version);
    show(action.id, idsOf(action));
  };

  const save = async (actionId: string, areaIds: readonly string[]) => {
    const path = `${api}/actions/${actionId}`;
    try {
      const { json } = await send(path, {
        method: 'PUT',
        headers: { 'If-Match': `"${versions.current.get(actionId)}"` },
        body: JSON.stringify({ areaIds }),
      });
      versions.current.set(actionId, (json as Action).version);
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused);
      const current = (refused as Problem & { current?: unknown }).current as Action | undefined;
      // What somebody else saved meanwhile stands; anything else is asked for again.
      const now = current ?? ((await send(path).catch(() => null))?.json as Action | undefined);
      if (now) standsNow(now);
    }
  };

  const toggle = (actionId: string, areaId: string) => {
    const before = wanted.current[actionId] ?? [];
    const next = before.includes(areaId) ? before.filter((each) => each !== areaId) : [...before, areaId];
    setProblem(null);
    show(actionId, next);
    setSaving((number) => number + 1);
    const earlier = queues.current.get(actionId) ?? Promise.resolve();
    queues.current.set(
      actionId,
      earlier.then(() => save(actionId, next)).finally(() => setSaving((number) => number - 1)),
    );
  };

  return { served, saving, problem, toggle };
}
