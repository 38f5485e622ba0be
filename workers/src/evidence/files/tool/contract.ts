import type { MediaType, RefusalCode, TabledDocument, TooLong } from '@revisit/core/shared';
import type { Inspection } from '../inspect.js';
import type { Preview } from '../pictures/preview.js';
import type { PicturePage } from '../render.js';
import type { TabledKind } from '../tables/kinds.js';
import type { ExtractedText } from '../text-pages.js';

/** What each task is asked and what it answers. `path` is a file on this machine. */
export interface FileTasks {
  inspect: { asks: { path: string; fileName: string }; answers: Inspection };
  extract: { asks: { path: string; mediaType: MediaType }; answers: ExtractedText };
  preview: { asks: { path: string; mediaType: MediaType }; answers: Preview | null };
  /** One page of a picture, counted from 1. */
  picture: { asks: { path: string; mediaType: MediaType; page: number }; answers: PicturePage };
  tables: { asks: { path: string; kind: TabledKind }; answers: TabledDocument | TooLong };
}
export type FileTask = keyof FileTasks;

/** One task with what it is asked. */
export type FileRequest = { [Task in FileTask]: { task: Task } & FileTasks[Task]['asks'] }[FileTask];

/** Limits that the child keeps itself. */
export interface ChildLimits {
  memoryBytes: number;
  lifetimeMs: number;
}

/** What the child finds on its standard input. Its parent wrote it, so it is taken as it stands. */
export interface ToolStart {
  request: FileRequest;
  limits: ChildLimits;
}

/** The child's answer on its pipe: a result, or the rule that refused the file. */
export type ToolMessage = { result: unknown } | { refused: RefusalCode };

/** The pipe on which the child answers; its standard output may be written to by any library. */
export const answerPipe = 3;
