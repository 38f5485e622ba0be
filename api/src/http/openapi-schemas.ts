import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

type SchemaObject = Record<string, unknown>;

/** A reference to the schema in the document. Every schema of the HTTP face is registered under an id. */
export function schemaRef(schema: z.ZodType): { $ref: string } {
  const id = z.globalRegistry.get(schema)?.id;
  if (!id) throw new Error('A schema of the HTTP face has no id: give it .meta({ id }).');
  return { $ref: `#/components/schemas/${id}` };
}

/** What a route answers when all goes well: its status and, unless nothing follows, its shape. */
export const Gives = (status: number, schema?: z.ZodType | [z.ZodType]) => {
  const content = Array.isArray(schema)
    ? { type: 'array', items: schemaRef(schema[0]) }
    : schema && schemaRef(schema);
  return applyDecorators(
    HttpCode(status),
    ApiResponse(
      content ? { status, description: 'As asked.', schema: content } : { status, description: 'Done.' },
    ),
  );
};

/** All registered schemas, for components.schemas. */
export function registeredSchemas(): Record<string, SchemaObject> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    // Refinements and formats that JSON Schema can't say stay in the words of the error.
    override: ({ jsonSchema }) => {
      delete jsonSchema.$schema;
      delete jsonSchema.$id;
      delete jsonSchema.id;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema as SchemaObject]),
  );
}
