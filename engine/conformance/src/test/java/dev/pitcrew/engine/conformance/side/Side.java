package dev.pitcrew.engine.conformance.side;

import io.camunda.client.CamundaClient;
import io.camunda.client.impl.command.CompleteAdHocSubProcessJobResultImpl;
import io.camunda.client.impl.command.CompleteUserTaskJobResultImpl;
import java.time.Duration;
import java.util.List;

/** One of the two engines: the official client to it, its clock, and what happened in it. */
public interface Side extends AutoCloseable {

  /** Speaks gRPC. */
  CamundaClient client();

  /** Returns when nothing is under way any more. */
  void settle();

  /** Moves the clock, and returns when all that is due by then is done. */
  void advance(Duration duration);

  /** Lets pass what it may be late with. */
  void giveTime();

  /** What happened so far. */
  History history();

  /** What people do with user tasks, which gRPC does not offer. */
  UserTasks userTasks();

  /** Begins elements of an ad-hoc sub-process, which gRPC does not offer. */
  String activateAdHoc(long adHocKey, List<String> elementIds, boolean cancelRemaining);

  /** A listener of a user task answers; the judge's gateway drops what gRPC says of that. */
  String answer(long jobKey, CompleteUserTaskJobResultImpl result);

  /** The worker of an ad-hoc sub-process answers; dropped likewise. */
  String answer(long jobKey, CompleteAdHocSubProcessJobResultImpl result);

  /**
   * A worker fails its job; the judge's gateway drops the variables.
   *
   * @param variables stay at the job's element
   */
  String fail(long jobKey, int retries, Duration backoff, String variables);

  /** Deletes what was deployed; the judge's gateway does not answer to that. */
  String delete(long resourceKey);

  /** Something of a play may still be under way when it has ended; no other is to meet it. */
  default void endAfterwards() {}

  /** Speaks REST; for what the judge cannot be asked. */
  CamundaClient rest();

  @Override
  void close();
}
