export * from './by-hand.js';
export * from './factories.js';
export * from './mail-server.js';
export * from './plan-files.js';
export * from './returned-mail.js';
export * from './servers.js';
