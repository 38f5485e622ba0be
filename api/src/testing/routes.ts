import type { Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { HTTPMethods } from 'fastify';
import { ACCESS, type Access } from '../http/access.js';

/** One route as its controller declares it. */
export interface Route {
  method: HTTPMethods;
  path: string;
  access: Access | undefined;
}

const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD', 'SEARCH'] as const;

/** Every route of every controller that Nest knows, with what it declares. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const { prototype } = metatype as Type<object>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler: object = prototype[name as keyof typeof prototype];
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (path === undefined) return [];
        const verb = verbs[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
        const whole = [Reflect.getMetadata(PATH_METADATA, metatype) as string, path].join('/');
        return [
          {
            method: verb as HTTPMethods,
            path: `/${whole.split('/').filter(Boolean).join('/')}`,
            access: Reflect.getMetadata(ACCESS, handler) as Access | undefined,
          },
        ];
      });
    })
    .toSorted((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

/** Paths that say nothing about who may call them. */
export const undeclared = (routes: Route[]) =>
  routes.filter((route) => route.access === undefined).map((route) => route.path);
/** `GET /api/…: board.read`. */
export const line = ({ method, path, access }: Route) =>
  `${method} ${path}: ${access?.kind === 'permission' ? access.permission : access?.kind}`;
