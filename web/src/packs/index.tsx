import type { Feature } from '../app/feature.js';

export default { resources: [], pages: [] } satisfies Feature;
