import { Module } from '@nestjs/common';
import { AsksController } from './asks.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { FindingsController } from './findings.controller.js';
import { LeaveController } from './leave.controller.js';
import { HandOverController, LifeController } from './life.controller.js';
import { LinksController, QuotesController, ReviewsController } from './links.controller.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SearchController } from './search.controller.js';
import { GivingController, UploadLinksController } from './upload-links.controller.js';
import { KnownFilesController, VersionsController } from './versions.controller.js';

@Module({
  controllers: [
    LifeController,
    HandOverController,
    SearchController,
    SavedViewsController,
    EvidenceController,
    KnownFilesController,
    VersionsController,
    LinksController,
    QuotesController,
    ReviewsController,
    AsksController,
    LeaveController,
    UploadLinksController,
    GivingController,
    FindingsController,
  ],
})
export class EvidenceModule {}
