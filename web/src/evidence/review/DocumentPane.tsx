import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import type { Evidence, PageText } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { oneColumn } from '../../ui/theme.js';
import { markQuote } from './queue.js';

const Pane = styled('section')(({ theme }) => ({
  background: theme.palette.surface.sunk,
  borderInline: `1px solid ${theme.palette.divider}`,
  '& .bar': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 8,
    padding: '8px 16px',
    background: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontSize: '.8125rem',
    position: 'sticky',
    top: 0,
    zIndex: 2,
  },
  '& .bar > .end': { marginLeft: 'auto' },
  '& .sheet': {
    background: '#fff',
    margin: '18px auto',
    width: 'min(600px, calc(100% - 36px))',
    boxShadow: '0 1px 2px rgba(27,26,33,.12), 0 6px 20px rgba(27,26,33,.08)',
  },
  '& .sheet img': { display: 'block', width: '100%' },
  '& .sheet .text': {
    padding: '36px 40px',
    fontSize: '.875rem',
    lineHeight: 1.6,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '& mark': {
    background: '#eadcf0',
    color: 'inherit',
    boxShadow: `0 3px 0 0 ${theme.palette.primary.main}`,
    printColorAdjust: 'exact',
  },
  '& .note': {
    padding: '0 18px',
    fontSize: '.8125rem',
    color: theme.palette.text.secondary,
    textAlign: 'center',
  },
  [oneColumn]: { border: 0, '& .sheet .text': { padding: '22px 18px' } },
}));

const Words = ({ text, quotes }: { text: string; quotes: string[] }) => {
  const quote = quotes.find((each) => markQuote(text, each).length > 1);
  return markQuote(text, quote).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name.
    piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  );
};

/** The document page by page: the first as a picture, every page as its text with the claimed words marked. */
export function DocumentPane({
  evidence,
  page,
  onPage,
}: {
  evidence: Evidence;
  page: number;
  onPage: (page: number) => void;
}) {
  const api = useApi();
  const version = evidence.versions.find((each) => each.number === evidence.currentVersion);
  const file = `${api}/evidence/${evidence.id}/versions/${version?.number}`;
  const pages = useQuery({
    queryKey: ['pages', evidence.id, version?.number],
    queryFn: () => request<PageText[]>(`${file}/pages`),
    enabled: version?.may.open === true,
    staleTime: Number.POSITIVE_INFINITY,
    // A document can be sent as soon as it is checked, a moment before its text is read: asked for a minute long.
    refetchInterval: ({ state }) => (state.data?.length === 0 && state.dataUpdateCount < 20 ? 3_000 : false),
  });
  if (!version) {
    return (
      <Pane aria-label="Document">
        <div className="sheet">
          <div className="text">
            <Nothing title="There is no file to look at." />
          </div>
        </div>
      </Pane>
    );
  }
  const last = Math.max(version.pageCount ?? 1, ...(pages.data ?? []).map((each) => each.page));
  const text = pages.data?.find((each) => each.page === page)?.text.trim();
  const quotes = evidence.links.flatMap((link) =>
    link.locator?.page === page && link.locator.quote ? [link.locator.quote] : [],
  );
  const picture = page === 1 && version.hasPreview;
  return (
    <Pane aria-label="Document" tabIndex={0}>
      <div className="bar">
        <IconButton aria-label="Page before" onClick={() => onPage(Math.max(1, page - 1))}>
          <ChevronLeft size={18} aria-hidden />
        </IconButton>
        <span role="status">
          Page <b>{page}</b> of {last}
        </span>
        <IconButton aria-label="Next page" onClick={() => onPage(Math.min(last, page + 1))}>
          <ChevronRight size={18} aria-hidden />
        </IconButton>
        <Button
          className="end"
          size="small"
          href={`${file}/file`}
          startIcon={<Download size={16} aria-hidden />}
        >
          Original
        </Button>
      </div>
      {picture ? (
        <div className="sheet">
          <img src={`${file}/preview`} alt={`First page of ${version.fileName}`} />
        </div>
      ) : null}
      {text ? (
        <div className="sheet">
          <div className="text">
            <Words text={text} quotes={quotes} />
          </div>
        </div>
      ) : null}
      {!text && !picture ? (
        <div className="sheet">
          <div className="text">
            <Nothing title={pages.isLoading ? 'Opening the page…' : 'No text was found on this page.'}>
              Open the original to see it.
            </Nothing>
          </div>
        </div>
      ) : null}
      {text ? (
        <p className="note">This is the page’s text. The original shows it as it was laid out.</p>
      ) : null}
    </Pane>
  );
}
