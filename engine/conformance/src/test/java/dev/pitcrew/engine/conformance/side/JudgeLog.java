package dev.pitcrew.engine.conformance.side;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Commands in the log of the real engine, for what its test engine does not serve. */
final class JudgeLog {

  private final ZeebeTestEngine engine;
  private final Runnable settle;

  JudgeLog(ZeebeTestEngine engine, Runnable settle) {
    this.engine = engine;
    this.settle = settle;
  }

  /** Answers {@code ok}, or how it is refused. */
  String write(long key, ValueType type, Intent intent, UnifiedRecordValue value) {
    settle.run();
    long before = last();
    append(
        key,
        value,
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(type)
            .intent(intent)
            .recordVersion(1));
    settle.run();
    for (Record<?> record : engine.getRecordStreamSource().getRecords()) {
      if (record.getPosition() > before
          && record.getRecordType() == RecordType.COMMAND_REJECTION
          && record.getValueType() == type
          && record.getKey() == key) {
        return record.getRejectionType().name();
      }
    }
    return "ok";
  }

  private void append(long key, UnifiedRecordValue value, RecordMetadata metadata) {
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
  }

  private long last() {
    long position = -1;
    for (Record<?> record : engine.getRecordStreamSource().getRecords()) {
      position = record.getPosition();
    }
    return position;
  }
}
