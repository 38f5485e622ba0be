import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { PageProps } from './Pages.js';
import { Sheet } from './Sheet.js';

const Picture = styled('img')({ display: 'block', width: '100%' });
const Broken = styled('p')({ padding: '40px 32px' });

/** A page of a scan, or a photograph. */
export function PicturePage({
  src,
  fileName,
  label,
  width,
  shape,
  onShape,
}: PageProps & { src: string; fileName: string }) {
  const [state, setState] = useState<'coming' | 'there' | 'broken'>('coming');
  return (
    <Sheet
      style={{ minHeight: state === 'there' ? undefined : width * shape }}
      aria-busy={state === 'coming'}
    >
      {state === 'broken' ? (
        <Broken>
          <b>This page can’t be shown.</b> Open the original to see it.
        </Broken>
      ) : (
        <Picture
          src={src}
          alt={`${label}: ${fileName}`}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            setState('there');
            if (naturalWidth > 0) onShape(naturalHeight / naturalWidth);
          }}
          onError={() => setState('broken')}
        />
      )}
    </Sheet>
  );
}
