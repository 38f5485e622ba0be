import type { Reading, Version } from '../../types.js';

/** What the reader says about what it shows; nothing when it shows the file itself. */
export function shownAs({ shown, preparing }: Reading, { mediaType }: Version): string | null {
  switch (shown) {
    case 'original':
      return null;
    case 'copy':
      return 'This is a PDF copy of the document, made for reading. Page breaks may differ from the original.';
    case 'pictures':
      return mediaType === 'image/tiff' ? 'These are pictures of the pages.' : null;
    case 'text':
      if (preparing)
        return 'A copy for reading is being made. Until it is there, this is the text of the document.';
      if (mediaType === 'message/rfc822' || mediaType === 'application/vnd.ms-outlook')
        return 'This is the text of the message. What is attached to it is in the original.';
      if (mediaType === 'text/plain' || mediaType === 'text/csv') return null;
      return 'This is the text of the document; its layout is in the original.';
  }
}
