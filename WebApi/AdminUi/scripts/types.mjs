// Generates the types of the API from WebApi's OpenAPI document.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';

const source = new URL('../../openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);

const document = JSON.parse(readFileSync(source, 'utf8'));
writeFileSync(target, astToString(await openapiTypescript(document)));
