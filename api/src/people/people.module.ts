import { Module } from '@nestjs/common';
import { InvitationsController } from './invitations.controller.js';
import { NewPasswordController } from './new-password.controller.js';
import { PeopleController } from './people.controller.js';
import { ProgrammeController } from './programme.controller.js';
import { SessionController } from './session.controller.js';

@Module({
  controllers: [
    SessionController,
    InvitationsController,
    NewPasswordController,
    ProgrammeController,
    PeopleController,
  ],
})
export class PeopleModule {}
