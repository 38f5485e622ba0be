import { Module } from '@nestjs/common';
import { NomineeAnswersController } from './answers.controller.js';
import { BriefController, BriefLinkController } from './brief.controller.js';
import { NeedsController } from './needs.controller.js';
import { NominationsController } from './nominations.controller.js';
import { NomineeRetentionController } from './nominee-retention.controller.js';
import { NomineesController } from './nominees.controller.js';
import { SuggestionsController } from './suggestions.controller.js';

@Module({
  controllers: [
    NeedsController,
    NominationsController,
    BriefController,
    NomineesController,
    NomineeRetentionController,
    SuggestionsController,
    NomineeAnswersController,
    BriefLinkController,
  ],
})
export class NominationsModule {}
