package dev.pitcrew.engine.conformance.side;

import io.camunda.client.api.command.JobResultCorrections;
import io.camunda.client.impl.command.CompleteAdHocSubProcessJobResultImpl;
import io.camunda.client.impl.command.CompleteUserTaskJobResultImpl;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.adhocsubprocess.AdHocSubProcessInstructionRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.AdHocSubProcessInstructionIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What workers answer and people ask beyond gRPC, as commands in the real engine's log. */
final class LogAnswers {

  private final JudgeLog log;

  LogAnswers(JudgeLog log) {
    this.log = log;
  }

  String activate(long adHocKey, List<String> elementIds, boolean cancelRemaining) {
    AdHocSubProcessInstructionRecord record =
        new AdHocSubProcessInstructionRecord()
            .setAdHocSubProcessInstanceKey(adHocKey)
            .setCancelRemainingInstances(cancelRemaining);
    elementIds.forEach(id -> record.activateElements().add().setElementId(id));
    return log.write(
        adHocKey,
        ValueType.AD_HOC_SUB_PROCESS_INSTRUCTION,
        AdHocSubProcessInstructionIntent.ACTIVATE,
        record);
  }

  String fail(long jobKey, int retries, Duration backoff, String variables) {
    return log.write(
        jobKey,
        ValueType.JOB,
        JobIntent.FAIL,
        new JobRecord()
            .setRetries(retries)
            .setRetryBackoff(backoff.toMillis())
            .setErrorMessage("did not work")
            .setVariables(new UnsafeBuffer(MsgPackConverter.convertToMsgPack(variables))));
  }

  String delete(long resourceKey) {
    return log.write(
        resourceKey,
        ValueType.RESOURCE_DELETION,
        ResourceDeletionIntent.DELETE,
        new ResourceDeletionRecord().setResourceKey(resourceKey));
  }

  String complete(long jobKey, CompleteAdHocSubProcessJobResultImpl answer) {
    JobResult result =
        new JobResult()
            .setType(JobResultType.AD_HOC_SUB_PROCESS)
            .setCompletionConditionFulfilled(answer.isCompletionConditionFulfilled())
            .setCancelRemainingInstances(answer.isCancelRemainingInstances());
    answer
        .getActivateElements()
        .forEach(
            element -> {
              JobResultActivateElement one =
                  new JobResultActivateElement().setElementId(element.getElementId());
              if (element.getVariables() != null) {
                one.setVariables(
                    new UnsafeBuffer(MsgPackConverter.convertToMsgPack(element.getVariables())));
              }
              result.addActivateElement(one);
            });
    return complete(jobKey, result);
  }

  String complete(long jobKey, CompleteUserTaskJobResultImpl answer) {
    JobResult result =
        new JobResult().setType(JobResultType.USER_TASK).setDenied(answer.isDenied());
    if (answer.getDeniedReason() != null) {
      result.setDeniedReason(answer.getDeniedReason());
    }
    JobResultCorrections corrections = answer.getCorrections();
    if (corrections != null) {
      correct(result, corrections);
    }
    return complete(jobKey, result);
  }

  private static void correct(JobResult result, JobResultCorrections wanted) {
    var corrections = new io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections();
    List<String> names = new ArrayList<>();
    if (wanted.getAssignee() != null) {
      corrections.setAssignee(wanted.getAssignee());
      names.add("assignee");
    }
    if (wanted.getCandidateGroups() != null) {
      corrections.setCandidateGroupsList(wanted.getCandidateGroups());
      names.add("candidateGroupsList");
    }
    if (wanted.getCandidateUsers() != null) {
      corrections.setCandidateUsersList(wanted.getCandidateUsers());
      names.add("candidateUsersList");
    }
    if (wanted.getDueDate() != null) {
      corrections.setDueDate(wanted.getDueDate());
      names.add("dueDate");
    }
    if (wanted.getFollowUpDate() != null) {
      corrections.setFollowUpDate(wanted.getFollowUpDate());
      names.add("followUpDate");
    }
    if (wanted.getPriority() != null) {
      corrections.setPriority(wanted.getPriority());
      names.add("priority");
    }
    result.setCorrections(corrections).setCorrectedAttributes(names);
  }

  private String complete(long jobKey, JobResult result) {
    return log.write(jobKey, ValueType.JOB, JobIntent.COMPLETE, new JobRecord().setResult(result));
  }
}
