import { type DynamicModule, Global, Inject, Module } from '@nestjs/common';
import type { Core } from '@revisit/core';

const CORE = Symbol('core');

/** Gives a processor the core. */
export const FromCore = () => Inject(CORE);

@Global()
@Module({})
class CoreModule {}

/** The one place where core enters Nest. */
export const coreModule = (core: Core): DynamicModule => ({
  module: CoreModule,
  providers: [{ provide: CORE, useValue: core }],
  exports: [CORE],
});
