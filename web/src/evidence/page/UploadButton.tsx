import Box from '@mui/material/Box';
import Button, { type ButtonProps } from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useRef, useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { problemOf, Refused } from '../../app/problem.js';
import { hashFile } from '../upload/hashFile.js';

export type Carry = (
  file: File,
  sha256: string,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
) => Promise<unknown>;

/** A button that takes one file and carries it to the store, with progress in its place. */
export function UploadButton({ carry, children, ...rest }: Omit<ButtonProps, 'onClick'> & { carry: Carry }) {
  const input = useRef<HTMLInputElement>(null);
  const notify = useNotify();
  const refresh = useRefresh();
  const [percent, setPercent] = useState<number | null>(null);

  const take = async (file: File) => {
    const show = (bytes: number) => setPercent(Math.round((bytes / Math.max(1, file.size)) * 100));
    try {
      setPercent(0);
      const sha256 = await hashFile(file, () => {});
      await carry(file, sha256, show, new AbortController().signal);
      notify('The file has arrived and is being checked.', { type: 'info' });
    } catch (error) {
      const lost = 'The file did not arrive. Check your connection and choose it again.';
      notify(error instanceof Refused ? problemOf(error).detail : lost, {
        type: 'error',
        autoHideDuration: 12_000,
      });
    } finally {
      setPercent(null);
      refresh();
    }
  };

  return (
    <>
      {percent === null ? (
        <Button {...rest} onClick={() => input.current?.click()}>
          {children}
        </Button>
      ) : (
        <Box role="status" sx={{ width: 150, fontSize: '.8125rem' }}>
          Uploading {percent}&nbsp;%
          <LinearProgress variant="determinate" value={percent} aria-label="Uploading" />
        </Box>
      )}
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
    </>
  );
}
