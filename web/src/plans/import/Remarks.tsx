import { styled } from '@mui/material/styles';
import { count } from '../../ui/format.js';

const List = styled('ul')({
  margin: '4px 0 0',
  paddingLeft: 20,
  maxWidth: '75ch',
  fontSize: '.875rem',
  '& li': { marginBottom: 4 },
});

/** What the reader did not understand or had to decide, place by place. Folded when there is much of it. */
export const Remarks = ({ remarks }: { remarks: readonly { place?: string; message: string }[] }) => (
  <details open={remarks.length <= 8}>
    <summary>{count(remarks.length, 'thing')} to look at</summary>
    <List>
      {remarks.map(({ place, message }) => (
        <li key={`${place} ${message}`}>
          <b>{place}</b>: {message}
        </li>
      ))}
    </List>
  </details>
);
