package dev.pitcrew.engine.testkit;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AssertProvider;

/** One process instance, with what a test does to it. Give it to AssertJ's {@code assertThat}. */
public final class TestInstance implements AssertProvider<TestInstanceAssert> {

  private final EngineTestkit engine;
  private final long key;

  TestInstance(EngineTestkit engine, long key) {
    this.engine = engine;
    this.key = key;
  }

  public long key() {
    return key;
  }

  EngineTestkit engine() {
    return engine;
  }

  /**
   * An open job of this instance, or of one it called, handed to the test as its worker.
   *
   * @throws AssertionError when there is none
   */
  public ActivatedJob job(String type) {
    return engine
        .jobs()
        .take(
            type,
            job ->
                job.getProcessInstanceKey() == key
                    || Long.valueOf(key).equals(job.getRootProcessInstanceKey()),
            "process instance " + key);
  }

  public TestInstance completeJob(String type, Map<String, ?> variables) {
    engine.client().newCompleteCommand(job(type)).variables(variables).send().join();
    engine.settle();
    return this;
  }

  /** Fails the job; without retries left there is an incident. */
  public TestInstance failJob(String type, int retriesLeft, String message) {
    engine
        .client()
        .newFailCommand(job(type))
        .retries(retriesLeft)
        .retryBackoff(Duration.ZERO)
        .errorMessage(message)
        .send()
        .join();
    engine.settle();
    return this;
  }

  public TestInstance throwError(String type, String errorCode, Map<String, ?> variables) {
    engine
        .client()
        .newThrowErrorCommand(job(type))
        .errorCode(errorCode)
        .errorMessage(errorCode)
        .variables(variables)
        .send()
        .join();
    engine.settle();
    return this;
  }

  /**
   * The open user task of this element.
   *
   * @throws AssertionError when there is none
   */
  public UserTask userTask(String elementId) {
    List<UserTask> tasks =
        engine
            .client()
            .newUserTaskSearchRequest()
            .filter(
                f -> f.processInstanceKey(key).elementId(elementId).state(UserTaskState.CREATED))
            .send()
            .join()
            .items();
    if (tasks.isEmpty()) {
      throw new AssertionError(
          "Expected an open user task '%s' of process instance %d, but there is none."
              .formatted(elementId, key));
    }
    return tasks.getFirst();
  }

  public TestInstance assign(String elementId, String assignee) {
    engine
        .client()
        .newAssignUserTaskCommand(userTask(elementId).getUserTaskKey())
        .assignee(assignee)
        .send()
        .join();
    engine.settle();
    return this;
  }

  public TestInstance completeUserTask(String elementId, Map<String, Object> variables) {
    engine
        .client()
        .newCompleteUserTaskCommand(userTask(elementId).getUserTaskKey())
        .variables(variables)
        .send()
        .join();
    engine.settle();
    return this;
  }

  public TestInstance cancel() {
    engine.client().newCancelInstanceCommand(key).send().join();
    engine.settle();
    return this;
  }

  @Override
  public TestInstanceAssert assertThat() {
    return new TestInstanceAssert(this);
  }

  @Override
  public String toString() {
    return "process instance " + key;
  }
}
