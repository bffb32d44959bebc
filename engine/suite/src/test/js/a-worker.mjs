// A worker of the client takes the jobs of four instances, fails one of them once, and their results are waited for.
import { client, file } from './client.mjs';

await client.createDeployment({ resources: [file('order.bpmn')] });

let failures = 0;
const worker = client.createJobWorker({
  jobType: 'drive',
  workerName: 'node',
  maxParallelJobs: 5,
  jobTimeoutMs: 60000,
  jobHandler: (job) =>
    job.variables.stop === 2 && failures++ === 0
      ? job.fail({ errorMessage: 'out of fuel', retries: 1, retryBackOff: 0 })
      : job.complete({ arrived: job.variables.stop }),
});
const ended = await Promise.all(
  [1, 2, 3, 4].map((stop) => client.createProcessInstance({ processDefinitionId: 'delivery', variables: { stop }, awaitCompletion: true, requestTimeout: 60000 })),
);
await worker.stop();
console.log(`arrived: ${ended.map((instance) => instance.variables.arrived)}, failed: ${failures > 0}`);
process.exit(0);
