import { may, type Permission, type Role, reachOf } from '@revisit/core/shared';
import { createContext, type ReactNode, useContext } from 'react';
import type { Membership, Programme, Session } from '../types.js';
import { apiOf } from './dataProvider.js';

export interface Place {
  session: Session;
  membership: Membership;
  programme: Programme;
}

const PlaceContext = createContext<Place | null>(null);

/** Who is here, and in which programme. Set once the session and the programme are known. */
export const PlaceProvider = ({ place, children }: { place: Place; children: ReactNode }) => (
  <PlaceContext value={place}>{children}</PlaceContext>
);

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('usePlace outside a programme');
  return place;
}

/** The API's address for this programme. */
export const useApi = (): string => apiOf(usePlace().programme.slug);

/** Whether the person's roles give a permission at all; how far it reaches the API decides and says in `may`. */
export function useMay(): (permission: Permission) => boolean {
  const { membership } = usePlace();
  return (permission) => may(membership.roles, permission);
}

/** The areas a person may add evidence to; null means any. */
export function areasToAdd({ membership }: Place): readonly string[] | null {
  const reach = reachOf(membership.roles, 'evidence.add');
  return reach === 'own-areas' ? membership.areaIds : null;
}

/** A contributor sees only what they were asked for: no board, no areas, no plan. */
export const isOnlyContributor = (roles: readonly Role[]): boolean => !may(roles, 'board.read');
