package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.JobListener;
import dev.pitcrew.engine.runtime.JobStream;
import dev.pitcrew.engine.runtime.JobStreamRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.grpc.stub.ServerCallStreamObserver;
import org.jspecify.annotations.Nullable;

/** One worker's open stream: it gets jobs while its connection takes them. */
final class JobPush implements JobListener {

  private final ServerCallStreamObserver<GatewayOuterClass.ActivatedJob> call;
  private final Runnable closed;
  private @Nullable JobStream stream;
  private boolean ended;

  JobPush(ServerCallStreamObserver<GatewayOuterClass.ActivatedJob> call, Runnable closed) {
    this.call = call;
    this.closed = closed;
  }

  void open(EngineRuntime engine, JobStreamRequest request) {
    call.setOnReadyHandler(() -> setReady(true));
    call.setOnCancelHandler(this::close);
    call.setOnCloseHandler(this::close);
    JobStream opened = engine.openJobStream(request, this);
    synchronized (this) {
      stream = opened;
      if (ended) {
        opened.close();
      }
    }
  }

  @Override
  public boolean push(ActivatedJob job) {
    if (call.isCancelled()) {
      return false;
    }
    call.onNext(Answers.job(job));
    if (!call.isReady()) {
      setReady(false);
      // It may have become ready just before, and would then never say so again.
      if (call.isReady()) {
        setReady(true);
      }
    }
    return true;
  }

  private synchronized void setReady(boolean ready) {
    if (stream != null && !ended) {
      stream.setReady(ready);
    }
  }

  private synchronized void close() {
    if (!ended) {
      ended = true;
      closed.run();
      if (stream != null) {
        stream.close();
      }
    }
  }
}
