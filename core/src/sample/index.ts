export { lancashire } from './lancashire/index.js';
export type * from './sample.types.js';
export { second } from './second/index.js';
