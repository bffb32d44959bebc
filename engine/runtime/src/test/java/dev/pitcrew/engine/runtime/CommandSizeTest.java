package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandSizeTest {

  @Test
  void shouldCountTheIdsAndTagsOfACreation() {
    List<String> ids = Collections.nCopies(5_000, "x".repeat(100));

    assertThat(CommandSize.of(create(ids, List.of()))).isGreaterThan(500_000);
    assertThat(CommandSize.of(create(List.of(), ids))).isGreaterThan(500_000);
    assertThat(CommandSize.of(create(List.of(), List.of()))).isLessThan(1_000);
  }

  private static Command create(List<String> startAt, List<String> endAfter) {
    return new Command.CreateProcessInstance(
        "p", 0, 0, "{}", startAt, false, List.of(), List.of("t"), "b", "<default>", endAfter);
  }
}
