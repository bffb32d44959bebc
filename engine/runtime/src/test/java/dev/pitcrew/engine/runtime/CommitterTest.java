package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.store.Batch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommitterTest {

  private final List<Outcome> told = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  private Committer committer(Runnable afterwards) {
    return new Committer(
        batch -> calls.add("commit " + batch.number()),
        new Deliveries(effect -> calls.add("effect")),
        new Meter(EngineObserver.NONE),
        afterwards,
        () -> calls.add("finished"));
  }

  private Work work(long number) {
    Request request = new Request(new Command.Continue(number), told::add);
    return new Work(
        new Batch(number, number),
        true,
        List.of(new Answered(request, new Reply.Done(), List.of())),
        List.of());
  }

  @Test
  void shouldNotDoubtABatchWhenWhatComesAfterItFails() {
    // given
    Committer committer =
        committer(
            () -> {
              calls.add("afterwards");
              throw new IllegalStateException("A bug.");
            });

    // when
    committer.commitHere(work(1));
    committer.commitHere(work(2));

    // then
    assertThat(committer.failure()).isNull();
    assertThat(told).containsExactly(new Reply.Done(), new Reply.Done());
    assertThat(calls)
        .containsExactly(
            "commit 1", "afterwards", "finished", "commit 2", "afterwards", "finished");
  }
}
