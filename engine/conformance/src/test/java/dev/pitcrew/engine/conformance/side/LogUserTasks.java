package dev.pitcrew.engine.conformance.side;

import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** User tasks of the real engine, by commands in its log: its test engine serves no REST. */
final class LogUserTasks implements UserTasks {

  private final JudgeLog log;

  LogUserTasks(JudgeLog log) {
    this.log = log;
  }

  @Override
  public String complete(long userTaskKey, String variables) {
    UserTaskRecord record = record(userTaskKey, "complete");
    record.setVariables(new UnsafeBuffer(MsgPackConverter.convertToMsgPack(variables)));
    return write(userTaskKey, UserTaskIntent.COMPLETE, record);
  }

  @Override
  public String assign(long userTaskKey, String assignee, boolean allowOverride) {
    return write(
        userTaskKey,
        allowOverride ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM,
        record(userTaskKey, allowOverride ? "assign" : "claim").setAssignee(assignee));
  }

  @Override
  public String unassign(long userTaskKey) {
    return write(
        userTaskKey, UserTaskIntent.ASSIGN, record(userTaskKey, "unassign").setAssignee(""));
  }

  @Override
  public String updatePriority(long userTaskKey, int priority) {
    UserTaskRecord record = record(userTaskKey, "update").setPriority(priority);
    record.setChangedAttributes(List.of("priority"));
    return write(userTaskKey, UserTaskIntent.UPDATE, record);
  }

  private static UserTaskRecord record(long userTaskKey, String action) {
    return new UserTaskRecord().setUserTaskKey(userTaskKey).setAction(action);
  }

  private String write(long key, UserTaskIntent intent, UserTaskRecord value) {
    return log.write(key, ValueType.USER_TASK, intent, value);
  }
}
