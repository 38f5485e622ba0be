import { hashBlob } from './hashBlob.js';

export type HashReport = { bytes: number } | { sha256: string } | { failure: string };

const report = (message: HashReport) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<File>) => {
  hashBlob(data, (bytes) => report({ bytes })).then(
    (sha256) => report({ sha256 }),
    () =>
      report({ failure: 'The file could not be read. It may have been moved or changed. Choose it again.' }),
  );
};
