import { type PackState, packStates } from '@revisit/core/shared';
import { useEffect, useState } from 'react';
import { useRefresh } from 'react-admin';
import { useApi } from '../app/session.js';
import type { Pack } from '../types.js';

export interface PackMoment {
  state: PackState;
  progress: number;
  step: string;
}

const isUnderWay = (state: PackState) => state === 'queued' || state === 'building';

/** An event's words, or null when they are not what a pack says of itself. */
export function readMoment(data: string): PackMoment | null {
  const said: unknown = JSON.parse(data);
  if (typeof said !== 'object' || said === null) return null;
  if (!('state' in said) || !('progress' in said) || !('step' in said)) return null;
  const state = packStates.find((each) => each === said.state);
  return state && typeof said.progress === 'number' && typeof said.step === 'string'
    ? { state, progress: said.progress, step: said.step }
    : null;
}

/** How far a pack is, live while it is built; when it ends the list is read again. */
export function usePackEvents(pack: Pack): PackMoment {
  const api = useApi();
  const refresh = useRefresh();
  const [heard, setHeard] = useState<PackMoment | null>(null);
  const live = isUnderWay(pack.state);
  useEffect(() => {
    if (!live) return;
    const events = new EventSource(`${api}/packs/${pack.id}/events`);
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const moment = readMoment(data);
      if (!moment) return;
      setHeard(moment);
      if (!isUnderWay(moment.state)) {
        events.close();
        refresh();
      }
    };
    return () => events.close();
  }, [api, live, pack.id, refresh]);
  return live && heard ? heard : pack;
}
