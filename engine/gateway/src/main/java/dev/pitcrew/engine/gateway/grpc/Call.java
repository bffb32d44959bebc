package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.gateway.call.RejectedException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a call when the engine's outcome is there. */
final class Call {

  private static final Logger LOG = LoggerFactory.getLogger(Call.class);

  private Call() {}

  /**
   * @param work begins it; may throw a refusal
   * @param answer of an accepted command
   */
  static <R extends Reply, A> void run(
      StreamObserver<A> observer,
      Supplier<CompletableFuture<Outcome>> work,
      Class<R> type,
      Function<R, A> answer) {
    begin(observer, work)
        .whenComplete(
            (outcome, failure) -> {
              switch (outcome) {
                case null -> observer.onError(bug(failure));
                case Rejection rejection ->
                    observer.onError(Statuses.of(rejection).asRuntimeException());
                case Reply reply -> {
                  observer.onNext(answer.apply(type.cast(reply)));
                  observer.onCompleted();
                }
              }
            });
  }

  /** A call that is refused before it begins is answered here, and its promise never kept. */
  static <T, A> CompletableFuture<T> begin(
      StreamObserver<A> observer, Supplier<CompletableFuture<T>> work) {
    try {
      return work.get();
    } catch (RejectedException e) {
      observer.onError(Statuses.of(e.rejection()).asRuntimeException());
    } catch (IllegalArgumentException e) {
      observer.onError(
          Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
    }
    return new CompletableFuture<>();
  }

  static RuntimeException bug(@Nullable Throwable failure) {
    LOG.error("A call failed; the caller was told INTERNAL.", failure);
    return Status.INTERNAL
        .withDescription("The request failed unexpectedly; the server's log has it.")
        .asRuntimeException();
  }
}
