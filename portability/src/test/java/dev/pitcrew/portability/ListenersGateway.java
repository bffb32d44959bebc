package dev.pitcrew.portability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster's gateway does for listeners of user tasks and that of the test engine leaves out:
 * it tells a listener's worker which task it is about, which the engine says in headers of the job,
 * and takes a worker's no to the engine.
 */
final class ListenersGateway implements ClientInterceptor {

  private final CommandLog log;

  ListenersGateway(CommandLog log) {
    this.log = log;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      private @Nullable Listener<R> asker;

      @Override
      public void start(Listener<R> listener, Metadata headers) {
        asker = listener;
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              @SuppressWarnings("unchecked")
              public void onMessage(R message) {
                super.onMessage(
                    message instanceof ActivateJobsResponse jobs ? (R) withTasks(jobs) : message);
              }

              @Override
              public void onClose(Status status, Metadata trailers) {
                // One that was denied was answered, and cancelled behind the back of its asker.
                if (!(status.getCause() instanceof Answered)) {
                  super.onClose(status, trailers);
                }
              }
            },
            headers);
      }

      @Override
      @SuppressWarnings("unchecked")
      public void sendMessage(Q message) {
        if (asker != null
            && message instanceof CompleteJobRequest request
            && request.getResult().getDenied()) {
          deny(request);
          cancel("answered", new Answered());
          asker.onHeaders(new Metadata());
          asker.onMessage((R) CompleteJobResponse.getDefaultInstance());
          asker.onClose(Status.OK, new Metadata());
        } else {
          super.sendMessage(message);
        }
      }
    };
  }

  private void deny(CompleteJobRequest request) {
    JobResult result =
        new JobResult()
            .setType(JobResultType.USER_TASK)
            .setDenied(true)
            .setDeniedReason(request.getResult().getDeniedReason());
    log.append(
        request.getJobKey(), ValueType.JOB, JobIntent.COMPLETE, new JobRecord().setResult(result));
  }

  private static ActivateJobsResponse withTasks(ActivateJobsResponse jobs) {
    ActivateJobsResponse.Builder all = ActivateJobsResponse.newBuilder();
    jobs.getJobsList().forEach(job -> all.addJobs(withTask(job)));
    return all.build();
  }

  private static ActivatedJob withTask(ActivatedJob job) {
    try {
      JsonNode headers = Variables.MAPPER.readTree(job.getCustomHeaders());
      JsonNode key = headers.path(Protocol.USER_TASK_KEY_HEADER_NAME);
      if (job.hasUserTask() || key.isMissingNode()) {
        return job;
      }
      UserTaskProperties.Builder task =
          UserTaskProperties.newBuilder().setUserTaskKey(key.asLong());
      JsonNode assignee = headers.path(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME);
      if (!assignee.isMissingNode()) {
        task.setAssignee(assignee.asText());
      }
      return job.toBuilder().setKind(ActivatedJob.JobKind.TASK_LISTENER).setUserTask(task).build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected headers of a job to be JSON.", e);
    }
  }

  private static final class Answered extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
