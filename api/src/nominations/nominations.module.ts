import { Module } from '@nestjs/common';
import { NeedsController } from './needs.controller.js';
import { NominationsController } from './nominations.controller.js';

@Module({ controllers: [NeedsController, NominationsController] })
export class NominationsModule {}
