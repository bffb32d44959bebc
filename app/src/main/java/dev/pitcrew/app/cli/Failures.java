package dev.pitcrew.app.cli;

import io.camunda.client.api.command.ProblemException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** What went wrong between the client and the engine, in one line. */
final class Failures {

  private Failures() {}

  static String text(Throwable failure) {
    if (failure instanceof ProblemException problem && problem.details() != null) {
      return problem.details().getDetail();
    }
    Throwable root = root(failure);
    if (isAway(failure)) {
      return "no engine answers at that address. Is 'pitcrew up' running? See --engine.";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** Whether nobody listens where it was to be reached. */
  static boolean isAway(Throwable failure) {
    Throwable root = root(failure);
    return root instanceof ConnectException || root instanceof UnknownHostException;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
