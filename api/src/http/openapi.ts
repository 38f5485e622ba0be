import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { registeredSchemas } from './openapi-schemas.js';

/** The HTTP face as the code declares it. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Revisit')
    .setDescription(
      'Refusals are RFC 9457 problem+json with a stable code, in this order: 401, 404, 403, 409, 422. Lists speak the dialect of ra-data-simple-rest. A PUT says which version it saw: If-Match.',
    )
    .setVersion('1')
    .addCookieAuth('revisit_session')
    .build();
  const document = SwaggerModule.createDocument(app, settings, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return { ...document, components: { ...document.components, schemas: registeredSchemas() as never } };
}
