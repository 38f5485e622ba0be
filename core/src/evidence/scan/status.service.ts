import { type Caller, demand } from '../../access/caller.js';
import type { Config } from '../../config/config.js';
import { scannerAnswers } from './clamd.js';
import { officeProgram } from './office-program.js';

export interface CheckingStatus {
  /** `unreachable`: it is set, and gave no answer just now; new files wait in quarantine. */
  scanner: 'not-configured' | 'answers' | 'unreachable';
  /** Whether LibreOffice is installed where this is asked; without it Office files are shown as text. */
  office: 'found' | 'not-found';
}

/** What the checking of files has at hand just now: asked anew each time. */
export class StatusService {
  constructor(private readonly config: Pick<Config, 'CLAMD_URL'>) {}

  async of(caller: Caller): Promise<CheckingStatus> {
    demand(caller, 'status.read');
    const { CLAMD_URL: url } = this.config;
    const [answers, office] = await Promise.all([url ? scannerAnswers(url) : null, officeProgram()]);
    return {
      scanner: answers === null ? 'not-configured' : answers ? 'answers' : 'unreachable',
      office: office ? 'found' : 'not-found',
    };
  }
}
