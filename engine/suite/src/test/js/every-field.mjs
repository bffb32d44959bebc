// Searches by each field, operator and order that the client's schema has; prints one line for each that is refused.
import { z } from 'zod';
import { client, file, operations, problemOf, schemaOf, send } from './client.mjs';

/** What is refused for a reason. */
const REASONS = [
  [/^searchJobs sort hasFailedWithRetriesLeft/, 'it is told from the state and the retries, not kept'],
  [/"(variables|localVariables|processInstanceVariables)":\[/, 'a variable is asked for by its name and its value'],
];

const asJson = (schema) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input', reused: 'inline' });

/** Values of the type of a schema, one of each kind; of an object one property at a time. */
function samples(name, schema) {
  const kinds = schema.anyOf ?? schema.oneOf;
  if (kinds) return kinds.flatMap((kind) => samples(name, kind));
  if (schema.allOf) {
    const properties = Object.assign({}, ...schema.allOf.map((part) => part.properties));
    return Object.keys(properties).length > 0 ? samples(name, { type: 'object', properties }) : samples(name, schema.allOf[0]);
  }
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum;
  switch (schema.type) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [1];
    case 'string':
      return [text(name, schema)];
    case 'array':
      return samples(name, schema.items).slice(0, 3).map((item) => [item]);
    case 'object':
      return Object.entries(schema.properties ?? {}).flatMap(([property, of]) =>
        samples(property.startsWith('$') ? name : property, of)
          .slice(0, property.startsWith('$') ? 1 : 3)
          .map((value) => ({ [property]: value })),
      );
    default:
      return [];
  }
}

function text(name, schema) {
  if (name === 'to') return '2036-01-01T00:00:00Z';
  if (name === 'resolution') return 'P30D';
  if (name === 'decisionEvaluationInstanceKey') return '123-1';
  if (schema.pattern?.includes('[0-9]+') || name.endsWith('Key') || name === 'batchOperationId') return '123';
  if (schema.format === 'date-time' || /^from$|date|time$|timestamp|deadline/i.test(name)) return '2026-01-01T00:00:00Z';
  return 'abc';
}

const reasonOf = (what) => REASONS.find(([pattern]) => pattern.test(what))?.[1];

/** Where searches within something look: it has to be there, or nothing else about them is read. */
async function places() {
  await client.createDeployment({ resources: ['order.bpmn', 'size.dmn', 'decide.form'].map(file) });
  const { processInstanceKey, processDefinitionKey } = await client.createProcessInstance({ processDefinitionId: 'order', variables: { order: 'o-1', amount: 1 } });
  const [{ elementInstanceKey }] = (await send('searchElementInstances', { filter: { processInstanceKey } })).items;
  const [{ userTaskKey }] = (await send('searchUserTasks')).items;
  return { processInstanceKey, processDefinitionKey, elementInstanceKey, userTaskKey };
}

let searches = 0;

async function attempt(operation, what, input) {
  searches++;
  try {
    await send(operation, input);
  } catch (error) {
    const isElsewhere = error.status === 501;
    if (!isElsewhere && !reasonOf(`${operation} ${what}`)) console.log(`problem: ${operation} ${what}: ${problemOf(error)}`);
  }
}

const there = await places();
for (const operation of operations.filter((name) => /^(search|get.*Statistics)/.test(name))) {
  const { body, path } = asJson(schemaOf(operation)).properties;
  const parts = [body ?? {}, ...(body?.allOf ?? [])];
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  const place = Object.fromEntries(Object.keys(path?.properties ?? {}).map((name) => [name, there[name] ?? '123']));
  const filters = properties.filter ?? {};
  const needed = Object.fromEntries((filters.required ?? []).map((name) => [name, samples(name, filters.properties[name])[0]]));
  for (const filter of samples('filter', filters)) await attempt(operation, `filter ${JSON.stringify(filter)}`, { ...place, filter: { ...needed, ...filter } });
  for (const field of properties.sort?.items?.properties?.field?.enum ?? []) {
    for (const order of ['ASC', 'DESC']) await attempt(operation, `sort ${field} ${order}`, { ...place, filter: needed, sort: [{ field, order }] });
  }
}
console.log(`searches: ${searches}`);
