import { styled } from '@mui/material/styles';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useKeys } from '../../frame/useKeys.js';
import type { Evidence, Version } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { Waiting } from '../../ui/Waiting.js';
import type { Locator } from '../address.js';
import { FindBar } from './FindBar.js';
import { type PageProps, Pages, type Target } from './Pages.js';
import { PicturePage } from './PicturePage.js';
import { PlainDownload } from './PlainDownload.js';
import { ReaderBar } from './ReaderBar.js';
import { shownAs } from './shownAs.js';
import { TextPage } from './TextPage.js';
import { useFind } from './useFind.js';
import { usePdf } from './usePdf.js';
import { usePageTexts, useReading, useVersionAddress } from './useReading.js';
import { useSelectedPassage } from './useSelectedPassage.js';

const PdfPage = lazy(async () => ({ default: (await import('./PdfPage.js')).PdfPage }));

const Whole = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  height: '100%',
  background: theme.palette.surface.sunk,
  '& .bar': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px 4px',
    padding: '8px 12px',
    background: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontSize: '.8125rem',
  },
  '& .bar > .MuiIconButton-root': { width: 32, height: 32 },
  '& .bar > .end': { marginLeft: 'auto' },
  '& .bar > .original': { marginLeft: 4 },
  '& .bar > .original.end': { marginLeft: 'auto' },
  '& .said': { background: theme.palette.background.paper, padding: '2px 14px 8px', fontSize: '.8125rem' },
  '& .fine': { color: theme.palette.text.secondary },
  '& .middle': { padding: '24px 20px', overflow: 'auto' },
}));

const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;

export interface ReaderProps {
  evidence: Pick<Evidence, 'id'>;
  version: Version;
  /** Where the person wants to be; a new object is a new wish. */
  target: Target;
  /** The page that is read has changed. */
  onPage?: (page: number) => void;
  /** Somebody chose a page, or a passage on it, for a claim. */
  onUse?: (locator: Locator) => void;
}

/** A version, page by page: as a PDF, as pictures or as text, whichever the portal has. */
export function Reader({ evidence, version, target: wish, onPage, onUse }: ReaderProps) {
  const address = useVersionAddress(evidence.id, version.number);
  const { data: reading, error, refetch } = useReading(address);
  const asText = reading?.shown === 'text';
  const [finding, setFinding] = useState(false);
  const texts = usePageTexts(address, asText || finding);
  const pdf = usePdf(address, reading);
  const [target, setTarget] = useState(wish);
  const [missing, setMissing] = useState<Target | null>(null);
  const [page, setPage] = useState(wish.page);
  const [zoom, setZoom] = useState(1);
  const whole = useRef<HTMLElement>(null);
  const selected = useSelectedPassage(whole);

  const goTo = useCallback((next: Target) => {
    setMissing(null);
    setTarget(next);
  }, []);
  useEffect(() => goTo(wish), [wish, goTo]);
  const find = useFind(texts.data, goTo);
  const onItsPage = useCallback(
    (next: number) => {
      setPage(next);
      onPage?.(next);
    },
    [onPage],
  );

  const opened = typeof pdf === 'object' ? pdf.pdf : null;
  const last = asText
    ? Math.max(1, ...(texts.data ?? []).map((each) => each.page))
    : (opened?.numPages ?? reading?.pages ?? 1);
  const turn = (by: 1 | -1) => goTo({ page: Math.max(1, Math.min(last, page + by)) });
  useKeys({ n: () => turn(1), p: () => turn(-1), f: () => setFinding(true) });

  const draw = (props: PageProps): ReactNode => {
    if (reading?.shown === 'pictures')
      return <PicturePage {...props} src={`${address}/pictures/${props.page}`} fileName={version.fileName} />;
    if (opened) return <PdfPage {...props} pdf={opened} />;
    return <TextPage {...props} text={texts.data?.find((each) => each.page === props.page)?.text ?? ''} />;
  };

  const failed = (reading?.pdf && pdf === 'failed') || (error && !reading);
  const coming = !reading || (reading.pdf ? !opened : asText && texts.isLoading);
  const said = reading && shownAs(reading, version);
  const place = find.at === null ? undefined : find.places[find.at];
  const chosen = selected ?? (finding && place ? { page: place.page, quote: place.quote } : null);

  if (failed) {
    return (
      <Whole ref={whole} aria-label="Document">
        <div className="middle">
          <Notice
            urgent
            title="This document can’t be shown here."
            ways={<PlainDownload address={address} again={error ? () => void refetch() : undefined} />}
          >
            Nothing is lost: the file is kept as it was uploaded. Open the original to read it.
          </Notice>
        </div>
      </Whole>
    );
  }
  return (
    <Whole ref={whole} aria-label="Document" className="no-print">
      <ReaderBar
        page={Math.min(page, last)}
        last={last}
        original={`${address}/file`}
        onTurn={turn}
        onGo={(next) => goTo({ page: next })}
        onZoom={(by) => setZoom((now) => steps[steps.indexOf(now as 1) + by] ?? now)}
        onFind={() => setFinding((open) => !open)}
        chosen={chosen}
        onUse={onUse}
      />
      {finding ? (
        <FindBar
          find={find}
          onClose={() => {
            setFinding(false);
            find.search('');
          }}
        />
      ) : null}
      {said ? <p className="said fine">{said}</p> : null}
      <div role="status">{missing ? <p className="said">{whyMissing(missing, last)}</p> : null}</div>
      {coming ? (
        <div className="middle">
          <Waiting what="Opening the document" />
        </div>
      ) : (
        <Suspense fallback={<Waiting what="Opening the document" />}>
          <Pages
            last={last}
            zoom={zoom}
            target={target}
            words={finding ? find.words.trim() : ''}
            onPage={onItsPage}
            onMissing={setMissing}
            draw={draw}
          />
        </Suspense>
      )}
    </Whole>
  );
}

function whyMissing({ page, quote, found }: Target, last: number): string {
  if (page > last) return `There is no page ${page}: the document ends on page ${last}.`;
  if (found) return `“${found.words}” stands on page ${page}, in words that can’t be marked.`;
  return `The passage isn’t on page ${page} in these words: “${quote}”. The page is open.`;
}
