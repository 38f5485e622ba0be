import type { AuthProvider } from 'react-admin';
import type { Session } from '../types.js';
import { send } from './http.js';
import { leaveToSignIn } from './leave.js';

/** The session is an HttpOnly cookie: there is nothing to keep here, and a 401 is how its end is learnt. */
export const authProvider = (session: Session): AuthProvider => ({
  login: () => leaveToSignIn({ comeBack: true }),
  logout: async () => {
    await send('/api/session', { method: 'DELETE', body: '{}' }).catch(() => undefined);
    return leaveToSignIn({ comeBack: false });
  },
  checkAuth: () => Promise.resolve(),
  checkError: (error) => (error?.status === 401 ? leaveToSignIn({ comeBack: true }) : Promise.resolve()),
  getPermissions: () => Promise.resolve(undefined),
  getIdentity: () => Promise.resolve({ id: session.person.id, fullName: session.person.name }),
});
