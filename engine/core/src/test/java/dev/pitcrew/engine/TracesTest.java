package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.state.JobRow;
import org.junit.jupiter.api.Test;

class TracesTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final TestEngine engine = new TestEngine();

  @Test
  void shouldTellWorkersTheTraceThatTheInstanceWasCreatedIn() {
    // given
    engine.deploy(engine.process("p").working());

    // when
    engine.caller = Caller.client("c").within(TRACE);
    engine.step(TestEngine.createOf("p", "{}"));
    engine.caller = Caller.ENGINE;
    JobRow job = engine.activate("work").getFirst().job();

    // then
    assertThat(job.customHeaders()).isEqualTo("{\"traceparent\":\"" + TRACE + "\",\"k\":\"v\"}");
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldTellNothingWhenThereIsNoTrace() {
    // given
    engine.deploy(engine.process("p").working());

    // when
    engine.step(TestEngine.createOf("p", "{}"));

    // then
    assertThat(engine.activate("work").getFirst().job().customHeaders()).isEqualTo("{\"k\":\"v\"}");
  }
}
