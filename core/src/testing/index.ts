export * from './factories.js';
export * from './servers.js';
