package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the API refuses, the same by REST and by gRPC. */
final class Refusals {

  private Refusals() {}

  /** The code by either way, and the reason. */
  static void assertRefused(ThrowingCallable call, int http, Status.Code grpc, String reason) {
    Throwable failure = catchThrowable(call);
    assertThat(failure).isNotNull();
    switch (failure) {
      case ProblemException problem -> {
        assertThat(problem.code()).isEqualTo(http);
        assertThat(problem.details().getStatus()).isEqualTo(http);
        assertThat(problem.details().getDetail()).contains(reason);
      }
      case ClientStatusException status -> {
        assertThat(status.getStatusCode()).isEqualTo(grpc);
        assertThat(status.getStatus().getDescription()).contains(reason);
      }
      default -> throw new AssertionError("Expected a refusal of the API.", failure);
    }
  }
}
