/** Reading files safely: what is judged, read and drawn of a file a person uploaded. */

export type { MediaType } from '@revisit/core/shared';
export { extractText } from './extract.js';
export { type Inspection, inspectFile } from './inspect.js';
export {
  type Conversion,
  type ConversionLimits,
  canConvert,
  conversionLimits,
  convertToPdf,
} from './office/convert.js';
export type { Preview } from './pictures/preview.js';
export { type RefusalReason, reasonFor, warningFor } from './policy.js';
export { laidOutAs, type PicturePage, renderFirstPage } from './render.js';
export type { ExtractedText, TextPage } from './text-pages.js';
export { runFileTool, type ToolLimits, type ToolOutcome, toolLimits } from './tool/run-file-tool.js';
