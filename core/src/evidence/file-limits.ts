const MiB = 1024 * 1024;

/**
 * How much one file may ask of us. Beyond these the inspector stops and the file is refused; sizes are bytes.
 */
export const fileLimits = {
  /** A PDF of 5,000 pages is ten times the longest council report; each page costs a parse. */
  pdfPages: 5_000,
  /** An A0 poster scanned at 300 dots an inch has 139.5 million pixels. */
  pixels: 150_000_000,
  /** Pages (directories) of one TIFF. */
  picturePages: 2_000,
  /** Parts inside an Office or OpenDocument file, counted in its directory. */
  packageParts: 10_000,
  /** All parts together, unpacked. The default upload limit is 600 MiB, and pictures inside hardly shrink. */
  unpackedBytes: 1024 * MiB,
  /** One part that has to be read as XML. */
  xmlPartBytes: 512 * MiB,
  /**
   * Unpacked over packed, a part, once it is above the grace. Apache POI warns at 100; sheets of repeated rows that
   * people really have go past that, deflate itself cannot pass 1,032.
   */
  unpackRatio: 250,
  unpackRatioGraceBytes: 10 * MiB,
  /** A message is held in memory whole, with its attachments. */
  messageBytes: 150 * MiB,
  /** An embedded or attached file larger than this is not looked into. */
  attachmentBytes: 64 * MiB,
  attachments: 1_000,
  /** Elements inside elements; Word's deepest real nesting is about a hundred. */
  xmlDepth: 1_000,
  /** Strings a workbook shares between its cells, in characters. */
  sharedStringCharacters: 64 * MiB,
} as const;

/** Text kept for search, in UTF-8 bytes; what comes after is dropped and `truncated` says so. */
export const textLimitBytes = 5 * MiB;

/** Longest side of a first-page picture, in pixels: twice the widest place that shows one. */
export const previewSide = 720;

/** Longest side of a picture that is read on the screen, in pixels: an A4 scan stays legible at 200 dots an inch. */
export const pageSide = 2_400;
