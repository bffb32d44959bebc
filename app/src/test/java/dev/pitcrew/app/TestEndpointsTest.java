package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestEndpointsTest {

  @TempDir Path data;

  private EngineRuntime open(boolean areOpen) {
    return TestEndpoints.guard(EngineRuntime.start(RuntimeOptions.in(data)), data, areOpen);
  }

  private void use(boolean areOpen, String document) {
    try (EngineRuntime engine = open(areOpen)) {
      assertThat(
              engine
                  .submit(
                      new Command.CreateDocument(
                          document, "0".repeat(64), 1, "{}", 0, 0, "<default>"))
                  .join())
          .isInstanceOf(Reply.DocumentCreated.class);
    }
  }

  @Test
  void shouldOpenAgainWhatWasMadeForTests() {
    use(true, "one");
    use(true, "two");

    assertThat(data.resolve(TestEndpoints.MARKER)).exists();
  }

  @Test
  void shouldNotOpenForTestsWhatHoldsRealData() {
    // given
    use(false, "real");

    // when / then
    assertThatThrownBy(() -> open(true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("holds data that was made without");

    // and it is as it was, for whoever opens it without
    try (EngineRuntime engine = open(false)) {
      assertThat(
              engine
                  .search(new Query<>(Tables.DOCUMENT, List.of(), List.of(), PageRequest.first(10)))
                  .items())
          .hasSize(1);
    }
  }

  @Test
  void shouldNotOpenForTestsWhatWasUsedInEarnestSince() {
    // given
    use(true, "test");
    use(false, "real");

    // when / then
    assertThatThrownBy(() -> open(true)).isInstanceOf(IllegalStateException.class);
  }
}
