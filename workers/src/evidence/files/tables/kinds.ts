/** The kinds of file whose tables are read, by their ending. */
export const tabledKinds = ['docx', 'xlsx', 'csv'] as const;
export type TabledKind = (typeof tabledKinds)[number];
