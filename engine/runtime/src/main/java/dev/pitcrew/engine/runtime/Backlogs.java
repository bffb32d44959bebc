package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Hands jobs that became free while no stream had room (or before it was opened) to the streams of
 * their type. For the delivering thread alone.
 */
final class Backlogs {

  private static final int JOBS_MAX = 32;

  private final JobStreams streams;
  private final Consumer<Request> submit;
  private final LongConsumer yield;
  private final Set<String> types = new HashSet<>();

  Backlogs(JobStreams streams, Consumer<Request> submit, LongConsumer yield) {
    this.streams = streams;
    this.submit = submit;
    this.yield = yield;
  }

  /** There may be free jobs of this type. */
  void arose(String type) {
    if (!streams.ofType(type).isEmpty()) {
      types.add(type);
      workOff(type);
    }
  }

  /** A stream of this type may have room again. */
  void workOff(String type) {
    if (types.contains(type)) {
      streams.ofType(type).forEach(this::fetch);
    }
  }

  private void fetch(OpenStream stream) {
    if (!stream.startFetching()) {
      return;
    }
    int room = stream.takeRoom(JOBS_MAX);
    if (room == 0) {
      stream.stopFetching();
      return;
    }
    JobStreamRequest request = stream.request();
    Command activate =
        new Command.ActivateJobs(
            request.type(),
            request.worker(),
            request.timeout().toMillis(),
            room,
            request.fetchVariables(),
            List.of());
    submit.accept(
        Request.owed(activate, request.caller(), outcome -> fetched(stream, room, outcome)));
  }

  private void fetched(OpenStream stream, int room, Outcome outcome) {
    stream.stopFetching();
    List<ActivatedJob> jobs =
        outcome instanceof Reply.JobsActivated activated ? activated.jobs() : List.of();
    for (ActivatedJob job : jobs) {
      streams.push(stream.id(), job, yield);
    }
    for (int unused = room - jobs.size(); unused > 0; unused--) {
      stream.giveRoomBack();
    }
    if (jobs.size() == room) {
      workOff(stream.request().type());
    } else if (outcome instanceof Reply.JobsActivated) {
      types.remove(stream.request().type());
    }
  }
}
