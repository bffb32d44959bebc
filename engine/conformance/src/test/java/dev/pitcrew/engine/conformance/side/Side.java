package dev.pitcrew.engine.conformance.side;

import io.camunda.client.CamundaClient;
import java.time.Duration;

/** One of the two engines: the official client to it, its clock, and what happened in it. */
public interface Side extends AutoCloseable {

  /** Speaks gRPC. */
  CamundaClient client();

  /** Returns when nothing is under way any more. */
  void settle();

  /** Moves the clock, and returns when all that is due by then is done. */
  void advance(Duration duration);

  /** What happened so far. */
  History history();

  /** What people do with user tasks, which gRPC does not offer. */
  UserTasks userTasks();

  @Override
  void close();
}
