import { Module } from '@nestjs/common';
import { AsksController } from './asks.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { LinksController, ReviewsController } from './links.controller.js';
import { VersionsController } from './versions.controller.js';

@Module({
  controllers: [EvidenceController, VersionsController, LinksController, ReviewsController, AsksController],
})
export class EvidenceModule {}
