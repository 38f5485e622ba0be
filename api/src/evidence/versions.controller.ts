import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller, Content, Core } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { FromCore } from '../core.module.js';
import { Allow, Asking } from '../http/access.js';
import { Gives } from '../http/openapi-schemas.js';
import { InProgramme, PathId, PathNumber, PathPage, Sent } from '../http/params.js';
import {
  addVersion,
  askKnownFiles,
  completedVersion,
  completeVersion,
  discardVersion,
  evidenceView,
  knownFile,
  pageText,
  readingView,
  uploadMissing,
  uploadOrder,
} from './evidence.dto.js';

@ApiTags('versions')
@InProgramme()
@Controller('api/programmes/:slug/evidence/:id/versions')
export class VersionsController {
  constructor(@FromCore() private readonly core: Core) {}

  @Post()
  @Allow('evidence.add')
  @Gives(201, uploadOrder)
  add(
    @Asking() caller: Caller,
    @PathId('piece of evidence') id: string,
    @Sent(addVersion) content: Content<z.output<typeof addVersion>>,
  ) {
    return this.core.versions.add(caller, id, content);
  }

  @Get(':number/upload')
  @Allow('evidence.add')
  @Gives(200, uploadMissing)
  missing(@Asking() caller: Caller, @PathId('piece of evidence') id: string, @PathNumber() number: number) {
    return this.core.versions.missing(caller, id, number);
  }

  @Post(':number/complete')
  @Allow('evidence.add')
  @Gives(202, completedVersion)
  complete(
    @Asking() caller: Caller,
    @PathId('piece of evidence') id: string,
    @PathNumber() number: number,
    @Sent(completeVersion) content: Content<z.output<typeof completeVersion>>,
  ) {
    return this.core.versions.complete(caller, id, number, content);
  }

  @Post(':number/discard')
  @Allow('evidence.add')
  @Gives(200, evidenceView)
  discard(
    @Asking() caller: Caller,
    @PathId('piece of evidence') id: string,
    @PathNumber() number: number,
    @Sent(discardVersion) content: Content<z.output<typeof discardVersion>>,
  ) {
    return this.core.versions.discard(caller, id, number, content);
  }

  @Get(':number/file')
  @Allow('evidence.open')
  @Gives(302)
  async file(
    @Asking() caller: Caller,
    @PathId('piece of evidence') id: string,
    @PathNumber() number: number,
    @Res() reply: FastifyReply,
  ) {
    return reply.redirect(await this.core.originals.fileAddress(caller, id, number), 302);
  }

  @Get(':number/preview')
  @Allow('evidence.open')
  @Gives(302)
  async preview(
    @Asking() caller: Caller,
    @PathId('piece of evidence') id: string,
    @PathNumber() number: number,
    @Res() reply: FastifyReply,
  ) {
    return reply.redirect(await this.core.originals.previewAddress(caller, id, number), 302);
  }

  @Get(':number/reading')
  @Allow('evidence.open')
  @Gives(200, readingView)
  reading(@Asking() caller: Caller, @PathId('piece of evidence') id: string, @PathNumber() number: number) {
    return this.core.originals.reading(caller, id, number);
  }

  @Get(':number/pictures/:page')
  @Allow('evidence.open')
  @Gives(302)
  async picture(
    @Asking() caller: Caller,
    @PathId('piece of evidence') id: string,
    @PathNumber() number: number,
    @PathPage() page: number,
    @Res() reply: FastifyReply,
  ) {
    return reply.redirect(await this.core.originals.pictureAddress(caller, id, number, page), 302);
  }

  @Get(':number/pages')
  @Allow('evidence.open')
  @Gives(200, [pageText])
  pages(@Asking() caller: Caller, @PathId('piece of evidence') id: string, @PathNumber() number: number) {
    return this.core.originals.pages(caller, id, number);
  }
}

/** Asked before anything is filed: which of these files are here already. */
@ApiTags('versions')
@InProgramme()
@Controller('api/programmes/:slug/evidence/known-files')
export class KnownFilesController {
  constructor(@FromCore() private readonly core: Core) {}

  @Post()
  @Allow('evidence.add')
  @Gives(200, [knownFile])
  known(@Asking() caller: Caller, @Sent(askKnownFiles) content: Content<z.output<typeof askKnownFiles>>) {
    return this.core.versions.known(caller, content);
  }
}
