import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { OutgoingStatus } from '../types.js';
import { Choices } from './Choices.js';

export type InviteBy = 'mail' | 'hand';

/** How an invitation is to reach somebody: by mail first, by hand where no message would leave the portal. */
export function useInviteWay() {
  const api = useApi();
  const [chosen, setChosen] = useState<InviteBy | null>(null);
  const { data: status } = useQuery({
    queryKey: ['mail', 'status'],
    queryFn: () => request<OutgoingStatus>(`${api}/mail/status`),
  });
  const kept = status?.delivery === 'kept';
  return { by: chosen ?? (kept ? 'hand' : 'mail'), kept, onChange: setChosen };
}

/** The choice itself, and what each way means today. */
export const InviteWay = ({ by, kept, onChange }: ReturnType<typeof useInviteWay>) => (
  <Choices>
    <legend id="invite-way">How the invitation reaches them</legend>
    <RadioGroup
      aria-labelledby="invite-way"
      value={by}
      onChange={(_, value) => onChange(value === 'mail' ? 'mail' : 'hand')}
    >
      <FormControlLabel
        value="mail"
        control={<Radio />}
        label={
          <>
            By mail
            <small>
              {kept
                ? 'No mail server is set up: the message stays in the portal, and you get the link to hand over'
                : 'Revisit writes to them now'}
            </small>
          </>
        }
      />
      <FormControlLabel
        value="hand"
        control={<Radio />}
        label={
          <>
            By hand
            <small>You get the link, this once, and pass it on yourself</small>
          </>
        }
      />
    </RadioGroup>
  </Choices>
);
