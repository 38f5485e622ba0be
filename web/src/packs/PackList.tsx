import { ListBase, WithListContext } from 'react-admin';
import { useMay } from '../app/session.js';
import type { Pack } from '../types.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { BuildPackButton } from './BuildPackButton.js';
import { PackRow } from './PackRow.js';
import { WithheldNotice } from './WithheldNotice.js';

/** The packs, newest first, each with what it holds and what is newer than it. */
export function PackList() {
  const may = useMay();
  const build = may('packs.build') ? <BuildPackButton /> : null;
  return (
    <ListBase<Pack>
      resource="packs"
      perPage={20}
      sort={{ field: 'createdAt', order: 'DESC' }}
      disableSyncWithLocation
    >
      <PageHead
        title="Packs"
        lead="A pack is frozen when you build it: the same facts, files and pages for everyone, for good."
        acts={build}
      />
      {build ? <WithheldNotice /> : null}
      <WithListContext<Pack>
        render={({ data, isPending, error, refetch }) => (
          <>
            {isPending ? <Waiting what="Opening the packs" /> : null}
            {error && !data ? (
              <Trouble title="The packs can’t be shown." error={error} again={refetch} />
            ) : null}
            {data?.length === 0 ? (
              <Nothing title="No pack has been built yet.">
                A readiness pack holds every area’s claims, ratings and evidence, with the originals in a ZIP.
              </Nothing>
            ) : null}
            {data?.map((pack) => (
              <PackRow key={pack.id} pack={pack} />
            ))}
          </>
        )}
      />
    </ListBase>
  );
}
