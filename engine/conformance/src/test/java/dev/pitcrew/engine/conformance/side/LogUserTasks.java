package dev.pitcrew.engine.conformance.side;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** User tasks of the real engine, by commands in its log: its test engine serves no REST. */
final class LogUserTasks implements UserTasks {

  private final ZeebeTestEngine engine;
  private final Runnable settle;

  LogUserTasks(ZeebeTestEngine engine, Runnable settle) {
    this.engine = engine;
    this.settle = settle;
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
    settle.run();
    long before = last();
    RecordMetadata metadata =
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(ValueType.USER_TASK)
            .intent(intent)
            .recordVersion(1);
    try {
      Field gateway = engine.getClass().getDeclaredField("gateway");
      gateway.setAccessible(true);
      Field writerField = gateway.get(engine).getClass().getDeclaredField("writer");
      writerField.setAccessible(true);
      Object writer = writerField.get(gateway.get(engine));
      Method write =
          writer
              .getClass()
              .getDeclaredMethod(
                  "writeCommandWithKey",
                  Long.class,
                  UnifiedRecordValue.class,
                  RecordMetadata.class);
      write.setAccessible(true);
      write.invoke(writer, key, value, metadata);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected the test engine to take commands in its log.", e);
    }
    settle.run();
    for (Record<?> record : engine.getRecordStreamSource().getRecords()) {
      if (record.getPosition() > before
          && record.getRecordType() == RecordType.COMMAND_REJECTION
          && record.getValueType() == ValueType.USER_TASK) {
        return record.getRejectionType().name();
      }
    }
    return "ok";
  }

  private long last() {
    long position = -1;
    for (Record<?> record : engine.getRecordStreamSource().getRecords()) {
      position = record.getPosition();
    }
    return position;
  }
}
