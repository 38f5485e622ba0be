import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { ChevronLeft, ChevronRight, Download, Search, ZoomIn, ZoomOut } from 'lucide-react';
import type { Locator } from '../address.js';
import { PageField } from './PageField.js';

/** Pages, zoom, finding, the original; and, where a claim can keep it, the passage that is selected. */
export const ReaderBar = ({
  page,
  last,
  original,
  chosen,
  onTurn,
  onGo,
  onZoom,
  onFind,
  onUse,
}: {
  page: number;
  last: number;
  /** The file as it was uploaded. */
  original: string;
  /** What is selected, or was found. */
  chosen: Locator | null;
  onTurn: (by: 1 | -1) => void;
  onGo: (page: number) => void;
  onZoom: (by: 1 | -1) => void;
  onFind: () => void;
  onUse?: (locator: Locator) => void;
}) => (
  <div className="bar">
    <IconButton aria-label="Page before" disabled={page <= 1} onClick={() => onTurn(-1)}>
      <ChevronLeft size={18} aria-hidden />
    </IconButton>
    <PageField page={page} last={last} onGo={onGo} />
    <IconButton aria-label="Next page" disabled={page >= last} onClick={() => onTurn(1)}>
      <ChevronRight size={18} aria-hidden />
    </IconButton>
    <IconButton aria-label="Smaller" onClick={() => onZoom(-1)}>
      <ZoomOut size={18} aria-hidden />
    </IconButton>
    <IconButton aria-label="Larger" onClick={() => onZoom(1)}>
      <ZoomIn size={18} aria-hidden />
    </IconButton>
    <IconButton aria-label="Find in this document" onClick={onFind}>
      <Search size={18} aria-hidden />
    </IconButton>
    {onUse ? (
      <Button
        className="end"
        size="small"
        variant={chosen ? 'contained' : 'outlined'}
        color={chosen ? 'primary' : 'secondary'}
        // A press must not take the selection away before it is read.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onUse(chosen ?? { page })}
      >
        {chosen?.quote ? 'Use this passage' : `Use page ${page}`}
      </Button>
    ) : null}
    <Button
      className={onUse ? 'original' : 'original end'}
      size="small"
      href={original}
      startIcon={<Download size={16} aria-hidden />}
    >
      Original
    </Button>
  </div>
);
