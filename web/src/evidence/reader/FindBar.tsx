import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { Finding } from './useFind.js';

/** Searches the document's words: Enter goes on to the next place, Escape closes. */
export function FindBar({ find, onClose }: { find: Finding; onClose: () => void }) {
  const { words, places, at, waiting } = find;
  const said = () => {
    if (words.trim() === '') return '';
    if (waiting) return 'Reading the document…';
    if (places.length === 0) return 'Not found in this document.';
    return `${(at ?? 0) + 1} of ${places.length}`;
  };
  return (
    <search className="bar">
      <TextField
        autoFocus
        value={words}
        placeholder="Find in this document"
        onChange={(event) => find.search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          // Neither the dialog nor the form around the reader is meant.
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') onClose();
          else find.move(event.shiftKey ? -1 : 1);
        }}
        slotProps={{ htmlInput: { 'aria-label': 'Find in this document' } }}
        sx={{ flex: '1 1 140px', maxWidth: 320 }}
      />
      <span role="status">{said()}</span>
      <IconButton aria-label="Place before" disabled={places.length === 0} onClick={() => find.move(-1)}>
        <ChevronUp size={18} aria-hidden />
      </IconButton>
      <IconButton aria-label="Next place" disabled={places.length === 0} onClick={() => find.move(1)}>
        <ChevronDown size={18} aria-hidden />
      </IconButton>
      <Button className="end" size="small" onClick={onClose} startIcon={<X size={16} aria-hidden />}>
        Close
      </Button>
    </search>
  );
}
