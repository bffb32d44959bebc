package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.demo.Demonstration;
import dev.pitcrew.app.demo.Programme;
import dev.pitcrew.engine.testkit.EngineTestkit;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Workers without an engine of their own; on a real Zeebe they work in the module portability. */
class WorkerOfficeTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  @Test
  void shouldBringAnInvoiceIntoTheBooksWhenTheEngineIsSomewhereElse(@TempDir Path data)
      throws InterruptedException {
    // given
    Settings settings = Settings.local(data, 0, 0, true);
    EngineAddress address =
        new EngineAddress(
            URI.create("http://127.0.0.1:" + engine.httpPort()),
            URI.create("http://127.0.0.1:" + engine.grpcPort()),
            builder -> builder);
    try (WorkerOffice office = WorkerOffice.start(settings, address)) {
      // when
      Demonstration.Result result = Demonstration.of(office, Programme.one(), line -> {}).run();

      // then
      assertThat(result.asExpected()).as(result.text()).isTrue();

      // and its books are its own
      assertThatThrownBy(() -> WorkerOffice.start(settings, address))
          .isInstanceOf(PitcrewApplication.CannotStart.class)
          .hasMessageContaining("Another Pitcrew works in");
    }
  }
}
