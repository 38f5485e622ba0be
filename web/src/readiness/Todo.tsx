import Box from '@mui/material/Box';
import { useRef } from 'react';
import { useGetOne } from 'react-admin';
import { isOnlyContributor, useMay, usePlace } from '../app/session.js';
import { MyDocuments } from '../evidence/MyDocuments.js';
import { useKeys } from '../frame/useKeys.js';
import type { Todo as TodoData } from '../types.js';
import { Kbd } from '../ui/Kbd.js';
import { Nothing, PageHead, SectionHead, TwoColumns } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { AreasAside } from './AreasAside.js';
import { TodoRow } from './TodoRow.js';
import { todoSummary } from './todoSummary.js';

/** The home page: what waits for this person, grouped by what it asks. j and k move, Enter opens. */
export function Todo() {
  const { membership, programme } = usePlace();
  const may = useMay();
  const list = useRef<HTMLDivElement>(null);
  const { data, isPending, error, refetch } = useGetOne<TodoData & { id: string }>('todo', { id: 'mine' });

  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-todo]') ?? [])];
    const at = links.findIndex((link) => link.parentElement?.contains(document.activeElement));
    links[Math.max(0, Math.min(links.length - 1, at === -1 ? 0 : at + by))]?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });

  const onlyContributor = isOnlyContributor(membership.roles);
  const groups = data?.groups.filter((group) => group.items.length > 0) ?? [];
  const words = todoSummary(
    groups.flatMap((group) => group.items),
    programme.today,
  );
  const main = (
    <Box ref={list} sx={{ mt: '6px' }}>
      {isPending ? <Waiting what="Looking what waits for you" /> : null}
      {error && !data ? <Trouble title="Your list can’t be shown." error={error} again={refetch} /> : null}
      {data && groups.length === 0 ? (
        <Nothing
          title="Nothing waits for you."
          ways={onlyContributor ? null : <PlaceButton to="/board">Open the board</PlaceButton>}
        >
          {onlyContributor
            ? 'When somebody asks you for a document, it stands here.'
            : 'The board shows where help is wanted.'}
        </Nothing>
      ) : null}
      {groups.map((group) => (
        <Box component="section" key={group.id} aria-labelledby={`todo-${group.id}`} sx={{ mt: '26px' }}>
          <SectionHead title={group.title} beside={group.items.length} id={`todo-${group.id}`} />
          <ul>
            {group.items.map((item) => (
              <TodoRow key={`${item.kind}-${item.id}`} item={item} />
            ))}
          </ul>
        </Box>
      ))}
      {onlyContributor ? <MyDocuments /> : null}
    </Box>
  );

  return (
    <>
      <PageHead
        title="To do"
        lead={
          groups.length > 0 ? (
            <>
              <b>{words.first}</b>
              {words.rest === 'to do.' ? ' ' : ', '}
              {words.rest}
            </>
          ) : null
        }
      />
      {onlyContributor ? (
        <Box sx={{ maxWidth: 860 }}>{main}</Box>
      ) : (
        <TwoColumns aside={260}>
          {main}
          <Box sx={{ mt: '32px', position: 'sticky', top: 80 }}>
            {may('board.read') ? <AreasAside /> : null}
            <Box
              component="p"
              aria-hidden
              sx={{
                mt: 2,
                fontSize: '.8125rem',
                color: 'text.secondary',
                '@media (max-width: 860px)': { display: 'none' },
              }}
            >
              <Kbd>j</Kbd> <Kbd>k</Kbd> move · <Kbd>Enter</Kbd> open · <Kbd>?</Kbd> keys
            </Box>
          </Box>
        </TwoColumns>
      )}
    </>
  );
}
