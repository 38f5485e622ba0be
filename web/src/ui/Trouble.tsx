import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { problemOf } from '../app/problem.js';
import { Notice } from './Notice.js';
import { Alone } from './Page.js';

interface TroubleProps {
  title: string;
  /** The API's refusal; its own sentence is shown. */
  error?: unknown;
  detail?: string;
  again?: () => unknown;
  way?: { to: string; label: string };
  /** Stands on a page of its own, outside the frame. */
  alone?: boolean;
}

/** A page, or a part of one, that could not be shown: what happened and what to do. */
export function Trouble({ title, error, detail, again, way, alone = false }: TroubleProps) {
  const notice = (
    <Notice
      urgent
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
      {detail ?? (error ? problemOf(error).detail : null)}
    </Notice>
  );
  return alone ? <Alone>{notice}</Alone> : notice;
}
