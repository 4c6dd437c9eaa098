// Generates the types of the API from WebApi's OpenAPI document, and the table of parameter types that it carries.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';

const source = new URL('../../openapi.json', import.meta.url);
const target = (name) => new URL(`../src/api/${name}`, import.meta.url);

const document = JSON.parse(readFileSync(source, 'utf8'));
const parameterTypes = Object.fromEntries(document.components.schemas.ParameterType['x-parameter-types'].map(({ type, ...others }) => [type, others]));

writeFileSync(target('schema.d.ts'), astToString(await openapiTypescript(document)));
writeFileSync(target('parameterTypes.ts'), `export const parameterTypes = ${JSON.stringify(parameterTypes, null, 2)} as const;\n`);
