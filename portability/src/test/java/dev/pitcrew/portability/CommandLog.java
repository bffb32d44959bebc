package dev.pitcrew.portability;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Puts commands into the log of the real engine, for what its test engine serves over no API. */
final class CommandLog {

  private final Object writer;
  private final Method write;

  CommandLog(ZeebeTestEngine engine) {
    try {
      Field gateway = engine.getClass().getDeclaredField("gateway");
      gateway.setAccessible(true);
      Field field = gateway.get(engine).getClass().getDeclaredField("writer");
      field.setAccessible(true);
      writer = field.get(gateway.get(engine));
      write =
          writer
              .getClass()
              .getDeclaredMethod(
                  "writeCommandWithKey",
                  Long.class,
                  UnifiedRecordValue.class,
                  RecordMetadata.class);
      write.setAccessible(true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected the test engine to take commands in its log.", e);
    }
  }

  void append(long key, ValueType type, Intent intent, UnifiedRecordValue value) {
    RecordMetadata metadata =
        new RecordMetadata()
            .recordType(RecordType.COMMAND)
            .valueType(type)
            .intent(intent)
            .recordVersion(1);
    try {
      write.invoke(writer, key, value, metadata);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected the test engine to take a command.", e);
    }
  }
}
