import { useApi } from '../../app/session.js';
import type { Evidence } from '../../types.js';
import { uploadFile } from '../upload/uploadFile.js';
import { UploadButton } from './UploadButton.js';

/** A new file for the same evidence. It needs a verdict of its own: the evidence becomes a draft again. */
export function AddVersionButton({ evidence }: { evidence: Evidence }) {
  const api = useApi();
  return (
    <UploadButton
      carry={(file, sha256, onProgress, signal) =>
        uploadFile({ evidence: `${api}/evidence/${evidence.id}`, file, sha256, onProgress, signal })
      }
    >
      {evidence.currentVersion === null ? 'Add a file' : 'New version'}
    </UploadButton>
  );
}
