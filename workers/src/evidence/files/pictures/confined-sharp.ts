import sharp from 'sharp';

/*
 * One file, one thread, no cache; and only the loaders of the kinds that are accepted. sharp keeps these settings for the whole
 * process, so whatever reads a person's picture takes sharp from here.
 */
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPng',
    'VipsForeignLoadJpeg',
    'VipsForeignLoadTiff',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadWebp',
  ],
});

export { sharp };
