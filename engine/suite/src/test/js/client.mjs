// The client as its documentation says, and what it knows of the API: the schema of each operation.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

const dist = dirname(fileURLToPath(import.meta.resolve('@camunda8/orchestration-cluster-api')));
const generated = readdirSync(dist).find((file) => /^zod\.gen-.*\.js$/.test(file));

/** One schema for what an operation takes, <code>z</code> + its name + <code>Data</code>, and for each type of the API. */
export const schemas = await import(pathToFileURL(join(dist, generated)));

export const schemaOf = (operation) => schemas[`z${operation[0].toUpperCase()}${operation.slice(1)}Data`];

/** What a reply has to be is what the client's schema says, and nothing besides. */
export const client = createCamundaClient({
  config: {
    CAMUNDA_REST_ADDRESS: process.argv[2],
    CAMUNDA_AUTH_STRATEGY: 'NONE',
    CAMUNDA_SDK_VALIDATION: 'req:none,res:fanatical',
    CAMUNDA_SDK_HTTP_RETRY_MAX_ATTEMPTS: 1,
    CAMUNDA_SDK_LOG_LEVEL: 'silent',
  },
});

/** The methods that are operations of the API. */
export const operations = Object.getOwnPropertyNames(Object.getPrototypeOf(client)).filter((name) => schemaOf(name));

const models = join(dirname(dirname(fileURLToPath(import.meta.url))), 'resources', 'typescript');

/** A model of the suite, as it is deployed. */
export const file = (name) => new File([readFileSync(join(models, name))], name);

/** What is searched is there at once: nothing is waited for. */
const AT_ONCE = { consistency: { waitUpToMs: 0 } };

/** The reply, or an error with the status, if there was one. */
export async function send(operation, input) {
  const { body, path, query } = schemaOf(operation).shape;
  const takesInput = [body, path, query].some((part) => part && part.def.type !== 'never' && part.def.innerType?.def.type !== 'never');
  return takesInput ? client[operation](input ?? {}, AT_ONCE) : client[operation](AT_ONCE);
}

export const problemOf = (error) => `${error.status ?? 'unlike the schema'}: ${error.detail ?? error.issues?.join('; ') ?? error.message}`;
