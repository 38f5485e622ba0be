import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.js';

const COMPLETE = {
  OBJECT_STORE_DIR: '/data/objects',
  OBJECT_STORE_PORT: '0',
  OBJECT_STORE_ACCESS_KEY_ID: 'key',
  OBJECT_STORE_SECRET_ACCESS_KEY: 'secret',
};

it('reads every setting, and takes the region of London and no other origin by default', () => {
  expect(readConfiguration(COMPLETE)).toEqual({
    directory: '/data/objects',
    port: 0,
    accessKeyId: 'key',
    secretAccessKey: 'secret',
    region: 'eu-west-2',
    corsOrigins: [],
  });
});

it.each([
  ['*', '*'],
  ['http://localhost:3000, https://portal.test', ['http://localhost:3000', 'https://portal.test']],
])('reads the origins %s', (OBJECT_STORE_CORS_ORIGINS, expected) => {
  expect(readConfiguration({ ...COMPLETE, OBJECT_STORE_CORS_ORIGINS }).corsOrigins).toEqual(expected);
});

describe('says what to set when', () => {
  it.each(Object.keys(COMPLETE))('%s is missing', (name) => {
    expect(() => readConfiguration({ ...COMPLETE, [name]: undefined })).toThrow(`Set ${name}`);
  });

  it.each([
    ['OBJECT_STORE_PORT', '65536'],
    ['OBJECT_STORE_PORT', 'http'],
    ['OBJECT_STORE_CORS_ORIGINS', 'http://localhost:3000/'],
    ['OBJECT_STORE_CORS_ORIGINS', 'localhost:3000'],
  ])('%s is %s', (name, value) => {
    expect(() => readConfiguration({ ...COMPLETE, [name]: value })).toThrow(name);
  });
});
