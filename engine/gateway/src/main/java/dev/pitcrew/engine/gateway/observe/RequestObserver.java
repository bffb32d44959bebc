package dev.pitcrew.engine.gateway.observe;

import org.jspecify.annotations.Nullable;

/**
 * Is told of each request of the API, on the threads that serve them: it must neither block nor
 * throw.
 */
public interface RequestObserver {

  /** Nobody watches; a trace goes through as it came. */
  RequestObserver NONE = (protocol, asked, traceparent) -> new Unobserved(traceparent);

  /**
   * A request begins.
   *
   * @param protocol {@code grpc} or {@code rest}
   * @param asked the name of a call, or method and path as they were sent
   * @param traceparent the caller's, by W3C Trace Context; absent where there is none
   */
  Observed begin(String protocol, String asked, @Nullable String traceparent);

  /** A request under way. */
  interface Observed {

    /** What the request causes is part of this trace; absent for none. */
    @Nullable String traceparent();

    /**
     * @param operation the name of a call, or method and pattern of a route; never what a caller
     *     made up
     * @param status of gRPC or HTTP
     */
    void ended(String operation, String status);
  }

  /** Passes on what it was given. */
  record Unobserved(@Nullable String traceparent) implements Observed {
    @Override
    public void ended(String operation, String status) {}
  }
}
