import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type NominationMove, stands } from '@revisit/core/shared';
import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { useApi, useMay } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { Nomination } from '../types.js';
import { Acts } from '../ui/Page.js';
import { useAddress } from '../ui/PlaceLink.js';
import { SentenceDialog } from '../ui/SentenceDialog.js';
import { useFocusGoesOn } from '../ui/useFocusGoesOn.js';
import { isReached, mayBrief } from './acts.js';
import { ContactDialog } from './ContactDialog.js';
import { EraseDialog } from './EraseDialog.js';
import { HistoryDialog } from './HistoryDialog.js';
import { MailButton, useLink } from './LinkButtons.js';
import { NominateDialog } from './NominateDialog.js';
import { WithdrawDialog } from './WithdrawDialog.js';
import { said, verbs } from './words.js';

type Open = 'deputy' | 'decline' | 'history' | 'contact' | 'erase' | 'withdraw' | null;

/** The next step as a button, and everything else behind one. */
export function NominationActs({ nomination }: { nomination: Nomination }) {
  const api = useApi();
  const may = useMay();
  const notify = useNotify();
  const navigate = useNavigate();
  const address = useAddress();
  const more = useRef<HTMLButtonElement>(null);
  const goesOn = useFocusGoesOn(() => more.current);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const move = useMove({ onDone: () => setOpen(null) });
  const invite = useLink(nomination, 'answer');
  const brief = useLink(nomination, 'brief');
  const { id, nominee, deputyFor, sector, area, state } = nomination;
  const can = (which: NominationMove) => nomination.may.includes(which);
  const who = nominee.name || 'somebody erased';
  const make = (
    which: Exclude<NominationMove, 'invite'> | 'revoke-link' | 'revoke-brief-link',
    body?: object,
  ) =>
    move.mutate(
      { path: `nominations/${id}/${which}`, body },
      { onSuccess: () => notify(said[which], { type: 'info' }) },
    );
  // A reminder is no move: the state stays.
  const asks = can('invite') || (state === 'invited' && can('withdraw'));
  const briefs = mayBrief(nomination);
  const reached = isReached(nomination);
  const dataTo = nominee.mayContact && may('nominees.personal-data') && !nominee.erased;
  const choices: [label: string, shown: boolean, act: () => void][] = [
    ['Hand over a link', asks, () => invite.by('hand')],
    [
      'Take the link back',
      nomination.invitation?.state === 'open' && can('withdraw'),
      () => make('revoke-link'),
    ],
    [
      nomination.brief ? 'Send the brief again' : 'Send the brief',
      briefs && reached && state === 'briefed',
      () => brief.by('mail'),
    ],
    ['Give the link to the brief', briefs, () => brief.by('hand')],
    [
      'Take the link to the brief back',
      briefs && nomination.brief?.state === 'open',
      () => make('revoke-brief-link'),
    ],
    [verbs.brief, can('brief'), () => make('brief')],
    [verbs.accept, can('accept'), () => make('accept')],
    [verbs.decline, can('decline'), () => setOpen('decline')],
    ['Name a deputy', can('decline') && !deputyFor, () => setOpen('deputy')],
    [verbs.substitute, can('substitute') && !deputyFor, () => make('substitute')],
    [verbs.withdraw, can('withdraw'), () => setOpen('withdraw')],
    ['Change how they are reached', dataTo, () => setOpen('contact')],
    ['Download what we hold about them', dataTo, () => location.assign(`${api}/nominees/${nominee.id}/data`)],
    ['Erase their details', dataTo, () => setOpen('erase')],
    ['Open the brief', stands(state) && !nominee.erased, () => navigate(address(`/nominations/${id}/brief`))],
    ['History', true, () => setOpen('history')],
  ];
  return (
    <Acts {...goesOn}>
      {asks && reached ? (
        <MailButton
          label={state === 'invited' ? 'Send again' : 'Invite'}
          name={who}
          busy={invite.busy}
          onSend={() => invite.by('mail')}
        />
      ) : null}
      {can('brief') && reached ? (
        <MailButton label="Send the brief" name={who} busy={brief.busy} onSend={() => brief.by('mail')} />
      ) : null}
      {can('approve') ? (
        <Button
          size="small"
          aria-label={`${verbs.approve}: ${who}`}
          loading={move.isPending}
          onClick={() => make('approve')}
        >
          {verbs.approve}
        </Button>
      ) : null}
      <Button
        size="small"
        variant="text"
        ref={more}
        aria-haspopup="menu"
        aria-label={`More about ${who}, area ${area.number}`}
        endIcon={<ChevronDown size={14} aria-hidden />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        More
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {choices
          .filter(([, shown]) => shown)
          .map(([label, , act]) => (
            <MenuItem
              key={label}
              onClick={() => {
                setAnchor(null);
                act();
              }}
            >
              {label}
            </MenuItem>
          ))}
      </Menu>
      {invite.dialog}
      {brief.dialog}
      {open === 'decline' ? (
        <SentenceDialog
          title={`${who} said no`}
          label="Why, in a sentence"
          hint="As they said it. It is erased with their other details."
          verb="Note it"
          busy={move.isPending}
          onClose={() => setOpen(null)}
          onSay={(reason) => make('decline', { reason })}
        />
      ) : null}
      {open === 'withdraw' ? (
        <WithdrawDialog
          nomination={nomination}
          busy={move.isPending}
          onClose={() => setOpen(null)}
          onWithdraw={() => make('withdraw')}
        />
      ) : null}
      {open === 'deputy' ? (
        <NominateDialog areas={[area]} sector={sector} deputyFor={nomination} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'history' ? <HistoryDialog nomination={nomination} onClose={() => setOpen(null)} /> : null}
      {open === 'contact' ? <ContactDialog nominee={nominee} onClose={() => setOpen(null)} /> : null}
      {open === 'erase' ? <EraseDialog nominee={nominee} onClose={() => setOpen(null)} /> : null}
    </Acts>
  );
}
