import { styled } from '@mui/material/styles';
import { Clock } from 'lucide-react';
import { useAreaTitles } from '../areas/useAreaTitles.js';
import { AnswerAskButton } from '../evidence/AnswerAskButton.js';
import { PassAskOnButton } from '../evidence/asks/PassAskOnButton.js';
import type { Todo } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { deadline, waited } from '../ui/format.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { Tag } from '../ui/Tag.js';
import { oneColumn } from '../ui/theme.js';
import { SeenButton } from './SeenButton.js';

export type TodoItem = Todo['groups'][number]['items'][number];

const Row = styled('li')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 124px 136px',
  gap: '4px 16px',
  alignItems: 'start',
  padding: '13px 0 14px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  '&:focus-within': {
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    background: theme.palette.primary.tint,
    margin: '0 -14px',
    paddingInline: 14,
    borderColor: 'transparent',
  },
  '& .what': { fontWeight: 550, lineHeight: 1.4, textWrap: 'balance' },
  '& .beside': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 14px',
    alignItems: 'center',
    marginTop: 3,
    fontSize: '.875rem',
    color: theme.palette.text.secondary,
  },
  '& .say': {
    fontSize: '.875rem',
    borderLeft: `3px solid ${theme.palette.divider}`,
    paddingLeft: 10,
    marginTop: 6,
  },
  '& .acts': { display: 'flex', flexDirection: 'column', gap: 2 },
  '& .when': { fontSize: '.875rem', lineHeight: 1.35, fontVariantNumeric: 'tabular-nums' },
  '& .when small': { display: 'block', fontSize: '.8125rem', color: theme.palette.text.secondary },
  [oneColumn]: {
    gridTemplateColumns: '1fr auto',
    gap: '8px 12px',
    '& > :first-of-type': { gridColumn: '1 / -1' },
  },
}));

function When({ item }: { item: TodoItem }) {
  if (item.due) {
    const { day, left, late } = deadline(item.due);
    return late ? (
      <>
        <Tag tone="strong" icon={Clock}>
          {left}
        </Tag>
        <small>{day}</small>
      </>
    ) : (
      <>
        {day}
        <small>{left}</small>
      </>
    );
  }
  if (!item.since) return null;
  const since = waited(item.since);
  return <small>{since === 'today' ? 'Since today' : `Waits ${since}`}</small>;
}

/** One thing to do: what, for which area, by when, one button. */
export function TodoRow({ item }: { item: TodoItem }) {
  const titles = useAreaTitles();
  return (
    <Row>
      <div>
        <p className="what">{item.what}</p>
        {item.areaNumbers.length > 0 ? (
          <p className="beside">
            {item.areaNumbers.map((number) => (
              <AreaTag key={number} number={number} title={titles.get(number)} />
            ))}
          </p>
        ) : null}
        {item.note ? <p className="say">{item.note}</p> : null}
      </div>
      <div className="when">
        <When item={item} />
      </div>
      <div className="acts">
        <PlaceButton to={item.href} data-todo="" aria-label={`${item.verb}: ${item.what}`}>
          {item.verb}
        </PlaceButton>
        {item.kind === 'handed-over' ? <SeenButton handOverId={item.id} what={item.what} /> : null}
        {item.kind === 'ask' ? (
          <>
            <AnswerAskButton askId={item.id} what={item.what} />
            <PassAskOnButton askId={item.id} what={item.what} />
          </>
        ) : null}
      </div>
    </Row>
  );
}
