package dev.pitcrew.app.tracing;

import io.camunda.client.CamundaClientBuilder;
import org.jspecify.annotations.Nullable;

/** Has clients of this process say which trace their requests belong to. */
public interface ClientTracing {

  /** They say nothing. */
  ClientTracing NONE =
      new ClientTracing() {
        @Override
        public CamundaClientBuilder of(CamundaClientBuilder builder) {
          return builder;
        }

        @Override
        public @Nullable String traceParent() {
          return null;
        }
      };

  /** For gRPC; with REST the credentials bring it along, see {@link #traceParent}. */
  CamundaClientBuilder of(CamundaClientBuilder builder);

  /**
   * Of the work that this thread is at; absent where it is part of no trace. The HTTP client hands
   * requests to threads of its own, and asks for credentials before it does.
   */
  @Nullable String traceParent();
}
