// Plays an office's day with every operation of the client; prints one line for each problem, and the number of calls at the end.
import { file, operations, problemOf, schemaOf, send } from './client.mjs';

const called = new Set();
let calls = 0;

/** What Pitcrew tells besides. */
const MORE = [
  'getDecisionDefinition: unlike the schema: /: state',
  'getDecisionRequirements: unlike the schema: /: state',
  'getAuditLog: unlike the schema: /: operationReference',
];

function report(operation, problem) {
  const line = `${operation}: ${problem}`;
  if (!MORE.includes(line)) console.log(`problem: ${line}`);
}

async function ok(operation, input) {
  called.add(operation);
  calls++;
  try {
    return await send(operation, input);
  } catch (error) {
    report(operation, problemOf(error));
    return {};
  }
}

async function refused(operation, status, input) {
  called.add(operation);
  calls++;
  try {
    await send(operation, input);
    report(operation, `expected ${status}, but it was answered`);
  } catch (error) {
    if (error.status !== status) report(operation, `expected ${status}, but ${problemOf(error)}`);
  }
}

const ever = { from: '2026-01-01T00:00:00Z', to: '2036-01-01T00:00:00Z' };

// A deployment of all there is to deploy, and what is known of it.
const deployed = await ok('createDeployment', { resources: ['order.bpmn', 'size.dmn', 'decide.form', 'robot.rpa'].map(file) });
const { processDefinitionKey } = deployed.processes.find((process) => process.processDefinitionId === 'order');
const { resourceKey } = deployed.resources[0];
await ok('searchProcessDefinitions', { filter: { processDefinitionId: 'order', isLatestVersion: true }, sort: [{ field: 'name', order: 'ASC' }], page: { limit: 1 } });
for (const operation of ['getProcessDefinition', 'getProcessDefinitionXml', 'getStartProcessForm', 'getProcessDefinitionStatistics']) await ok(operation, { processDefinitionKey });
for (const operation of ['getResource', 'getResourceContent']) await ok(operation, { resourceKey });

// Instances.
const { processInstanceKey } = await ok('createProcessInstance', { processDefinitionId: 'order', variables: { order: 'o-1', amount: 12, list: [1, 2] }, tags: ['kind:vip'], businessId: 'o-1' });
const other = await ok('createProcessInstance', { processDefinitionKey, variables: { order: 'o-2', amount: 1 }, startInstructions: [{ elementId: 'pick' }] });
await refused('createProcessInstance', 504, { processDefinitionId: 'delivery', awaitCompletion: true, requestTimeout: 50 });
await ok('searchProcessInstances', {
  filter: { state: 'ACTIVE', processDefinitionId: { $like: 'ord*' }, variables: [{ name: 'order', value: '"o-1"' }], tags: ['kind:vip'], $or: [{ hasIncident: true }, { processDefinitionVersion: 1 }] },
  sort: [{ field: 'startDate', order: 'DESC' }],
  page: { from: 0, limit: 5 },
});
for (const operation of ['getProcessInstance', 'getProcessInstanceCallHierarchy', 'getProcessInstanceSequenceFlows', 'getProcessInstanceStatistics', 'searchProcessInstanceIncidents']) await ok(operation, { processInstanceKey });
const elements = (await ok('searchElementInstances', { filter: { processInstanceKey } })).items;
const keyOf = (elementId) => elements.find((element) => element.elementId === elementId).elementInstanceKey;
await ok('getElementInstance', { elementInstanceKey: keyOf('pick') });
await ok('createElementInstanceVariables', { elementInstanceKey: keyOf('pick'), variables: { shelf: 1 }, local: true });
const variables = (await ok('searchVariables', { filter: { processInstanceKey } })).items;
await ok('getVariable', { variableKey: variables[0].variableKey });
await ok('activateAdHocSubProcessActivities', { adHocSubProcessInstanceKey: keyOf('extras'), elements: [{ elementId: 'card' }, { elementId: 'wrap', variables: { paper: 'red' } }] });

// Messages, signals, conditions, expressions.
await ok('searchMessageSubscriptions');
await ok('publishMessage', { name: 'paid', correlationKey: 'nobody', timeToLive: 100000, messageId: '1' });
await refused('publishMessage', 409, { name: 'paid', correlationKey: 'nobody', timeToLive: 100000, messageId: '1' });
await ok('correlateMessage', { name: 'paid', correlationKey: 'o-1', variables: { by: 'bank' } });
await ok('correlateMessage', { name: 'begin', correlationKey: '' });
await ok('searchCorrelatedMessageSubscriptions');
await ok('broadcastSignal', { signalName: 'go', variables: {} });
await ok('evaluateConditionals', { variables: { x: 5 } });
await ok('evaluateExpression', { expression: '=1 + 2' });

// Jobs.
await ok('searchJobs', { filter: { type: 'pick', state: 'CREATED', hasFailedWithRetriesLeft: false } });
const activate = async () => (await ok('activateJobs', { type: 'pick', maxJobsToActivate: 3, timeout: 60000, worker: 'node', requestTimeout: 500 })).jobs;
const [job, thrown] = await activate();
await ok('updateJob', { jobKey: job.jobKey, changeset: { retries: 5, timeout: 90000 } });
await ok('failJob', { jobKey: job.jobKey, retries: 1, errorMessage: 'out of stock', retryBackOff: 0, variables: { left: 0 } });
await ok('throwJobError', { jobKey: thrown.jobKey, errorCode: 'GONE', errorMessage: 'gone', variables: {} });
const [again] = await activate();
await ok('completeJob', { jobKey: again.jobKey, variables: { done: true } });
await ok('searchJobs');
await ok('getGlobalJobStatistics', ever);
await ok('getJobTypeStatistics', { filter: ever });
for (const operation of ['getJobWorkerStatistics', 'getJobErrorStatistics']) await ok(operation, { filter: { ...ever, jobType: 'pick' } });
const at = Date.now();
await ok('getJobTimeSeriesStatistics', { filter: { from: new Date(at - 3600000).toISOString(), to: new Date(at + 3600000).toISOString(), jobType: 'pick' } });

// People's tasks.
await ok('searchUserTasks', { filter: { state: 'CREATED', candidateGroup: 'clerks', priority: { $gte: 50 }, processInstanceVariables: [{ name: 'order', value: '"o-1"' }] } });
const { userTaskKey } = (await ok('searchUserTasks', { filter: { processInstanceKey } })).items[0];
await ok('getUserTask', { userTaskKey });
await ok('getUserTaskForm', { userTaskKey });
await ok('assignUserTask', { userTaskKey, assignee: 'ann', allowOverride: true, action: 'assign' });
await ok('unassignUserTask', { userTaskKey });
await ok('updateUserTask', { userTaskKey, changeset: { priority: 3, candidateGroups: ['drivers'], dueDate: '2036-02-01T00:00:00Z' } });
await ok('searchUserTaskVariables', { userTaskKey });
await ok('searchUserTaskEffectiveVariables', { userTaskKey });
await ok('completeUserTask', { userTaskKey, variables: { agreed: true } });
await ok('searchUserTaskAuditLogs', { userTaskKey });

// Decisions.
await ok('evaluateDecision', { decisionDefinitionId: 'size', variables: { amount: 3 } });
const [decision] = (await ok('searchDecisionInstances', { filter: { rootDecisionDefinitionKey: deployed.decisions[0].decisionDefinitionKey } })).items;
await ok('getDecisionInstance', { decisionEvaluationInstanceKey: decision.decisionEvaluationInstanceKey });
await ok('searchDecisionDefinitions');
await ok('getDecisionDefinition', { decisionDefinitionKey: decision.decisionDefinitionKey });
await ok('getDecisionDefinitionXml', { decisionDefinitionKey: decision.decisionDefinitionKey });
const [{ decisionRequirementsKey }] = (await ok('searchDecisionRequirements')).items;
await ok('getDecisionRequirements', { decisionRequirementsKey });
await ok('getDecisionRequirementsXml', { decisionRequirementsKey });

// Incidents.
const { errorHashCode } = (await ok('getProcessInstanceStatisticsByError')).items[0];
await ok('getProcessInstanceStatisticsByDefinition', { filter: { errorHashCode } });
await ok('searchElementInstanceIncidents', { elementInstanceKey: keyOf('asserted') });
const [{ incidentKey }] = (await ok('searchIncidents', { filter: { processInstanceKey } })).items;
await ok('getIncident', { incidentKey });
await ok('resolveIncident', { incidentKey });
await ok('resolveProcessInstanceIncidents', { processInstanceKey });

// Documents.
const document = await ok('createDocument', { file: new File(['hello'], 'a.txt', { type: 'text/plain' }), metadata: { fileName: 'a.txt', customProperties: { page: 1 } } });
await ok('createDocuments', { files: [new File(['x'], 'b.txt'), new File(['y'], 'c.txt')] });
const { documentId, contentHash } = document;
await ok('getDocument', { documentId, contentHash });
await ok('createDocumentLink', { documentId, contentHash, timeToLive: 1000 });
await ok('deleteDocument', { documentId });

// Changes of what is under way, one by one and many at a time.
await ok('modifyProcessInstance', {
  processInstanceKey,
  activateInstructions: [{ elementId: 'pick', variableInstructions: [{ variables: { again: 1 }, scopeId: 'order' }] }],
  terminateInstructions: [{ elementInstanceKey: keyOf('a-day') }],
});
const mappingInstructions = [{ sourceElementId: 'pick', targetElementId: 'pick' }];
await ok('migrateProcessInstance', { processInstanceKey: other.processInstanceKey, targetProcessDefinitionKey: processDefinitionKey, mappingInstructions });
const filter = { processDefinitionId: 'order' };
const { batchOperationKey } = await ok('modifyProcessInstancesBatchOperation', { filter, moveInstructions: [{ sourceElementId: 'paid', targetElementId: 'a-day' }] });
await ok('migrateProcessInstancesBatchOperation', { filter, migrationPlan: { targetProcessDefinitionKey: processDefinitionKey, mappingInstructions } });
await ok('resolveIncidentsBatchOperation', { filter });
await ok('cancelProcessInstance', { processInstanceKey });
await ok('cancelProcessInstancesBatchOperation', { filter });
let batch = await ok('getBatchOperation', { batchOperationKey });
while (batch.state !== 'COMPLETED') batch = await ok('getBatchOperation', { batchOperationKey });
await ok('searchBatchOperations');
await ok('searchBatchOperationItems', { filter: { batchOperationKey } });
for (const operation of ['suspendBatchOperation', 'resumeBatchOperation', 'cancelBatchOperation']) await refused(operation, 404, { batchOperationKey });
await ok('deleteProcessInstance', { processInstanceKey });
await ok('deleteProcessInstancesBatchOperation', { filter: { processDefinitionId: 'begun-by-message', state: 'COMPLETED' } });
const [evaluated] = (await ok('searchDecisionInstances')).items;
await ok('deleteDecisionInstance', { decisionEvaluationKey: evaluated.decisionEvaluationKey });
await ok('deleteDecisionInstancesBatchOperation', { filter: { decisionDefinitionId: 'size' } });

// What holds for the whole cluster.
await ok('createGlobalClusterVariable', { name: 'rate', value: { percent: 19 } });
await ok('getGlobalClusterVariable', { name: 'rate' });
await ok('updateGlobalClusterVariable', { name: 'rate', value: 7 });
await ok('searchClusterVariables');
await ok('deleteGlobalClusterVariable', { name: 'rate' });
await ok('createGlobalTaskListener', { id: 'watch', type: 'watch', eventTypes: ['assigning'], retries: 2, afterNonGlobal: true, priority: 4 });
await ok('getGlobalTaskListener', { id: 'watch' });
await ok('updateGlobalTaskListener', { id: 'watch', type: 'watch', eventTypes: ['all'] });
await ok('searchGlobalTaskListeners');
await ok('deleteGlobalTaskListener', { id: 'watch' });
await ok('pinClock', { timestamp: Date.now() + 1000 });
await ok('resetClock');
const [entry] = (await ok('searchAuditLogs', { page: { limit: 500 } })).items;
await ok('getAuditLog', { auditLogKey: entry.auditLogKey });
for (const operation of ['getTopology', 'getStatus', 'getLicense', 'getAuthentication', 'getSystemConfiguration']) await ok(operation);
await ok('getUsageMetrics', { startTime: ever.from, endTime: ever.to, withTenants: true });
for (const operation of ['getProcessDefinitionInstanceStatistics', 'getProcessDefinitionMessageSubscriptionStatistics']) await ok(operation);
await ok('getProcessDefinitionInstanceVersionStatistics', { filter: { processDefinitionId: 'order' } });
await ok('deleteResource', { resourceKey, deleteHistory: false });

// What the application's directory has, and what tenants would be for, is said to be elsewhere.
for (const operation of operations.filter((name) => !called.has(name))) {
  const names = Object.keys(schemaOf(operation).shape.path.shape ?? {});
  await refused(operation, 501, Object.fromEntries(names.map((name) => [name, 'x'])));
}
console.log(`calls: ${calls}`);
