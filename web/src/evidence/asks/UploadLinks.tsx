import Button from '@mui/material/Button';
import { useGetList } from 'react-admin';
import { useMove } from '../../app/useMove.js';
import type { UploadLink } from '../../types.js';
import { AreaTag } from '../../ui/AreaTag.js';
import { count, showLastDay } from '../../ui/format.js';
import { Nothing, SectionHead } from '../../ui/Page.js';
import { Tag } from '../../ui/Tag.js';
import { Row } from './AskRow.js';
import { MakeUploadLinkButton } from './MakeUploadLinkButton.js';

const stateWords: Record<UploadLink['state'], string> = {
  open: 'Works',
  used: 'Used',
  expired: 'Run out',
  revoked: 'Taken back',
};

/** Links for people without an account, newest first: whose, how many files came, and taking one back. */
export function UploadLinks() {
  const { data = [] } = useGetList<UploadLink>('upload-links', {
    filter: {},
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const revoke = useMove({ said: 'Taken back. What had arrived stays.' });
  return (
    <section aria-labelledby="upload-links">
      <SectionHead title="Upload links" beside={<MakeUploadLinkButton />} id="upload-links" />
      {data.length === 0 ? (
        <Nothing title="No upload link has been made.">
          For somebody without an account who has a document you need.
        </Nothing>
      ) : null}
      <ul>
        {data.map((link) => (
          <Row key={link.id}>
            <p className="what">{link.what}</p>
            <p className="beside">
              <Tag>{stateWords[link.state]}</Tag>
              <AreaTag number={link.area.number} title={link.area.title} />
              <span>for {link.givenTo}</span>
              <span>
                {link.filesGiven} of {count(link.filesAtMost, 'file')} came
              </span>
              <span>until the end of {showLastDay(link.expiresAt)}</span>
            </p>
            {link.state === 'open' ? (
              <Button
                size="small"
                aria-label={`Take back: ${link.givenTo}`}
                onClick={() => revoke.mutate({ path: `upload-links/${link.id}/revoke` })}
              >
                Take back
              </Button>
            ) : null}
          </Row>
        ))}
      </ul>
    </section>
  );
}
