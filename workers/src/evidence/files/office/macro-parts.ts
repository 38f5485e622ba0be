/** Names of parts that hold macros: VBA projects, Excel 4 macro sheets, OpenDocument Basic modules and scripts. */
export const macroPart =
  /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml|macrosheets\/.+)$|^Basic\/.+\/(?!script-lb\.xml|dialog-lb\.xml)[^/]+$|^Scripts\/.+[^/]$/i;
