import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { allowedExtensions } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, useSyncExternalStore } from 'react';
import { request } from '../../app/http.js';
import { problemOf, Refused } from '../../app/problem.js';
import { onFragment, tokenInAddress } from '../../app/tokenInAddress.js';
import type { Asked } from '../../types.js';
import { count, showLastDay, showSize } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Alone } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import { giveFile } from './giveFile.js';

/** For somebody with an upload link and no account: who asks for what, and giving it. Nothing else of the portal. */
export function GivePage() {
  useDocumentTitle('Give a document');
  // A second link pasted over the first changes the fragment alone: nothing of the first may stay.
  const token = useSyncExternalStore(onFragment, tokenInAddress);
  return <Giving key={token} token={token} />;
}

function Giving({ token }: { token: string }) {
  const link = `/api/upload-links/${encodeURIComponent(token)}`;
  const [filesLeft, setFilesLeft] = useState<number | null>(null);
  const asked = useQuery({
    queryKey: ['asked', token],
    queryFn: () => request<Asked>(link),
    retry: false,
    enabled: token !== '',
  });
  if (token === '' || asked.error) {
    const why =
      token === '' ? 'Part of the link is missing. Copy the whole of it.' : problemOf(asked.error).detail;
    return <Trouble alone title="This link can’t be used." detail={why} />;
  }
  if (!asked.data) {
    return (
      <Alone>
        <Waiting what="Opening your link" />
      </Alone>
    );
  }
  if (filesLeft === 0) {
    return (
      <Alone>
        <Typography variant="h1" sx={{ mb: 1 }}>
          Thank you
        </Typography>
        <p role="status">
          It has arrived. {asked.data.askedBy.name} will see it on their list. You can close this page; the
          link has done its work.
        </p>
      </Alone>
    );
  }
  return (
    <Alone>
      <Typography variant="h1" sx={{ mb: 1 }}>
        Give a document
      </Typography>
      <p>
        <b>
          {asked.data.askedBy.name}, {asked.data.askedBy.jobTitle}
        </b>{' '}
        asks {asked.data.givenTo} for:
      </p>
      <Typography
        component="blockquote"
        sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, my: 1.5, mx: 0 }}
      >
        {asked.data.what}
      </Typography>
      <p>
        Until the end of {showLastDay(asked.data.expiresAt)}. The link takes{' '}
        {count(asked.data.filesAtMost, 'file')}, each of at most {showSize(asked.data.fileLimit)}.
      </p>
      {filesLeft !== null ? (
        <Notice title="It has arrived. Thank you.">{count(filesLeft, 'more file')} may follow.</Notice>
      ) : null}
      <GiveForm key={filesLeft} link={link} fileLimit={asked.data.fileLimit} onGiven={setFilesLeft} />
    </Alone>
  );
}

function GiveForm({
  link,
  fileLimit,
  onGiven,
}: {
  link: string;
  fileLimit: number;
  onGiven: (filesLeft: number) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const give = async () => {
    if (!file) return setRefusal('Choose the file first.');
    if (file.size > fileLimit)
      return setRefusal(`This file has ${showSize(file.size)}, which is more than the link takes.`);
    setRefusal(null);
    setShare(0);
    try {
      const { filesLeft } = await giveFile(link, file, { title, description }, setShare);
      onGiven(filesLeft);
    } catch (error) {
      setShare(null);
      setRefusal(
        error instanceof Refused
          ? problemOf(error).detail
          : 'The file did not arrive. What you typed is still here. Check your connection and try again.',
      );
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <Stack spacing={2} sx={{ mt: 3 }}>
        {refusal ? <Notice urgent title={refusal} /> : null}
        <div>
          <Button onClick={() => input.current?.click()}>
            {file ? 'Choose another file' : 'Choose a file'}
          </Button>
          <p style={{ paddingTop: 6 }}>
            {file ? `${file.name}, ${showSize(file.size)}` : 'A PDF, an Office file, a picture or an e-mail.'}
          </p>
          <input
            ref={input}
            type="file"
            hidden
            aria-label="File to give"
            accept={allowedExtensions.map((each) => `.${each}`).join(',')}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
        <TextField
          required
          label="What it is called"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          required
          multiline
          minRows={2}
          label="What it is, in a sentence"
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        {share === null ? (
          <div>
            <Button type="submit" variant="contained" color="primary">
              Send it
            </Button>
          </div>
        ) : (
          <div role="status">
            Sending, {Math.round(share * 100)}&nbsp;%. Keep this page open.
            <LinearProgress
              variant="determinate"
              value={Math.round(share * 100)}
              aria-label="Sending"
              sx={{ mt: '6px' }}
            />
          </div>
        )}
      </Stack>
    </form>
  );
}
