package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The open job streams.
 *
 * <p>Room is taken while a step runs and given back when its job was delivered, when the step came
 * to nothing, or when its batch did.
 */
final class JobStreams implements StepContext.JobStreams {

  private final Map<Long, OpenStream> byId = new ConcurrentHashMap<>();
  private final Map<String, List<OpenStream>> byType = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final List<OpenStream> offered = new ArrayList<>();
  private int turn;

  OpenStream open(JobStreamRequest request, JobListener listener) {
    OpenStream stream = new OpenStream(lastId.incrementAndGet(), request, listener);
    byId.put(stream.id(), stream);
    byType.computeIfAbsent(request.type(), t -> new CopyOnWriteArrayList<>()).add(stream);
    return stream;
  }

  void close(OpenStream stream) {
    stream.close();
    byId.remove(stream.id());
    byType.computeIfPresent(
        stream.request().type(),
        (type, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
  }

  int count() {
    return byId.size();
  }

  List<OpenStream> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** On the engine's thread, within a step. The streams of a type take turns. */
  @Override
  public @Nullable Target offer(String jobType) {
    return offer(jobType, false);
  }

  @Override
  public @Nullable Target offer(String jobType, boolean protectedJob) {
    List<OpenStream> streams = ofType(jobType);
    int count = streams.size();
    turn = count == 0 ? 0 : (turn + 1) % count;
    for (int i = 0; i < count; i++) {
      OpenStream stream = next(streams, turn + i);
      if (stream != null
          && !(protectedJob && stream.request().caller().restricted())
          && stream.takeRoom()) {
        offered.add(stream);
        return stream.target();
      }
    }
    return null;
  }

  /** The list may have become shorter meanwhile. */
  private static @Nullable OpenStream next(List<OpenStream> streams, int position) {
    int size = streams.size();
    return size == 0 ? null : streams.get(position % size);
  }

  /** On the engine's thread, after each step: room that was offered and not used is given back. */
  void settle(List<Effect> effects) {
    if (offered.isEmpty()) {
      return;
    }
    for (Effect effect : effects) {
      if (effect instanceof Effect.PushJob push) {
        offered.remove(byId.get(push.streamId()));
      }
    }
    offered.forEach(OpenStream::giveRoomBack);
    offered.clear();
  }

  /** The pushes among them will not happen. */
  void release(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.PushJob push
          && byId.get(push.streamId()) instanceof OpenStream s) {
        s.giveRoomBack();
      }
    }
  }

  /** On the delivering thread. {@code yield} gets the key of a job that was not taken. */
  @Nullable OpenStream push(long streamId, ActivatedJob job, LongConsumer yield) {
    OpenStream stream = byId.get(streamId);
    if (stream == null || !stream.push(job)) {
      yield.accept(job.job().key());
    }
    if (stream != null) {
      stream.giveRoomBack();
    }
    return stream;
  }
}
