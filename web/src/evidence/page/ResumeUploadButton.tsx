import { useApi } from '../../app/session.js';
import type { Evidence, Version } from '../../types.js';
import { resumeUpload } from '../upload/uploadFile.js';
import { unprocessableFile } from './sameFile.js';
import { UploadButton } from './UploadButton.js';

/** Goes on with an upload that stopped half-way: only what is missing is sent. */
export function ResumeUploadButton({ evidence, version }: { evidence: Evidence; version: Version }) {
  const api = useApi();
  return (
    <UploadButton
      size="small"
      carry={async (file, sha256, onProgress, signal) => {
        if (sha256 !== version.sha256) throw unprocessableFile(version.fileName);
        await resumeUpload(
          { evidence: `${api}/evidence/${evidence.id}`, file, sha256, onProgress, signal },
          version.number,
        );
      }}
    >
      Choose the file again to go on
    </UploadButton>
  );
}
