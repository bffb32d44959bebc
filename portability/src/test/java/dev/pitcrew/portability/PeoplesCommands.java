package dev.pitcrew.portability;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.portability.RestStandIn.Reply;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What people do with user tasks, as the commands that a cluster's gateway writes for its REST
 * operations. Each is answered when the engine has done it, which waits for the task's listeners.
 */
final class PeoplesCommands {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final World world;
  private final CommandLog log;

  PeoplesCommands(World world, CommandLog log) {
    this.world = world;
    this.log = log;
  }

  Reply run(long taskKey, String operation, JsonNode request) {
    return switch (operation) {
      case "completion" -> complete(taskKey, request);
      case "assignment" ->
          send(
              taskKey,
              request.path("allowOverride").asBoolean(true)
                  ? UserTaskIntent.ASSIGN
                  : UserTaskIntent.CLAIM,
              record(taskKey, "assign").setAssignee(request.path("assignee").asText()));
      case "update" -> update(taskKey, request.path("changeset"));
      default -> Reply.problem(501, operation + " of a user task is not served.");
    };
  }

  private Reply complete(long taskKey, JsonNode request) {
    JsonNode variables = request.path("variables");
    UserTaskRecord record = record(taskKey, "complete");
    if (variables.isObject()) {
      record.setVariables(
          new UnsafeBuffer(MsgPackConverter.convertToMsgPack(variables.toString())));
    }
    return send(taskKey, UserTaskIntent.COMPLETE, record);
  }

  private Reply update(long taskKey, JsonNode changes) {
    UserTaskRecord record = record(taskKey, "update");
    List<String> changed = new ArrayList<>();
    if (changes.path("candidateGroups").isArray()) {
      record.setCandidateGroupsList(texts(changes.path("candidateGroups")));
      changed.add("candidateGroupsList");
    }
    if (changes.path("candidateUsers").isArray()) {
      record.setCandidateUsersList(texts(changes.path("candidateUsers")));
      changed.add("candidateUsersList");
    }
    return send(taskKey, UserTaskIntent.UPDATE, record.setChangedAttributes(changed));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static UserTaskRecord record(long taskKey, String action) {
    return new UserTaskRecord().setUserTaskKey(taskKey).setAction(action);
  }

  private Reply send(long taskKey, UserTaskIntent intent, UserTaskRecord record) {
    long before = world.position();
    log.append(taskKey, ValueType.USER_TASK, intent, record);
    World.Answer answer =
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(LOOK_EVERY)
            .atMost(PATIENCE)
            .until(() -> world.answer(taskKey, before), Optional::isPresent)
            .orElseThrow();
    if (answer.rejection() == null) {
      return answer.intent().endsWith("DENIED")
          ? Reply.problem(409, "A listener denied it: " + answer.intent())
          : Reply.empty();
    }
    return switch (answer.rejection()) {
      case "NOT_FOUND" -> Reply.problem(404, answer.reason());
      case "INVALID_STATE" -> Reply.problem(409, answer.reason());
      default -> Reply.problem(400, answer.reason());
    };
  }
}
