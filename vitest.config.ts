import { defineConfig } from 'vitest/config';

const shared = {
  // TypeORM and Nest read decorator metadata at run time, so the transform must emit it as tsc does.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
};
const limits = {
  exclude: ['**/node_modules/**', '**/dist/**', '**/.data/**'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Many tests wait for servers more than they compute: three files at once, also where there are two cores.
    maxWorkers: 3,
    projects: [
      {
        ...shared,
        test: {
          ...limits,
          name: 'rooms',
          // Loading the house anew for each file was half of a run's work. No file replaces a module or leaves a clock changed.
          isolate: false,
          include: ['{core,api,workers,web,infra}/**/*.test.{ts,tsx}'],
          exclude: [...limits.exclude, 'infra/test/journeys/**'],
        },
      },
      {
        ...shared,
        test: {
          ...limits,
          name: 'journeys',
          include: ['infra/test/journeys/**/*.test.ts'],
          // The real portal, started once for all of them as npm start does.
          globalSetup: ['infra/test/journeys/portal.ts'],
          setupFiles: ['infra/test/journeys/ready.ts'],
          // After the rooms: the portal gets ready meanwhile, and nothing else is at work when a person's waiting is looked at.
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
        },
      },
    ],
  },
});
