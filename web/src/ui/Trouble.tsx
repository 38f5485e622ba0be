import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { problemOf } from '../app/problem.js';
import { Notice } from './Notice.js';
import { Alone } from './Page.js';
import { useDocumentTitle } from './useDocumentTitle.js';

interface TroubleProps {
  title: string;
  /** The API's refusal; its own sentence is shown. */
  error?: unknown;
  detail?: string;
  again?: () => unknown;
  way?: { to: string; label: string };
  /** Nothing else is on the page: the title is its heading, and the tab's. */
  whole?: boolean;
  /** Stands on a page of its own, outside the frame. */
  alone?: boolean;
}

function Tab({ title }: { title: string }) {
  useDocumentTitle(title.replace(/\.$/, ''));
  return null;
}

/** A page, or a part of one, that could not be shown: what happened and what to do. */
export function Trouble({ title, error, detail, again, way, alone = false, whole = alone }: TroubleProps) {
  const notice = (
    <Notice
      urgent
      heads={whole}
      title={title}
      ways={
        <>
          {again ? <Button onClick={() => again()}>Try again</Button> : null}
          {way ? (
            <Button component={Link} to={way.to}>
              {way.label}
            </Button>
          ) : null}
        </>
      }
    >
      {whole ? <Tab title={title} /> : null}
      {detail ?? (error ? problemOf(error).detail : null)}
    </Notice>
  );
  return alone ? <Alone>{notice}</Alone> : notice;
}
