package dev.pitcrew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchModelsTest {

  private static final EngineTestkit ENGINE = EngineTestkit.create().start();

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void shouldCompleteWhenItsJobsAreDone(Scenario scenario) {
    // given
    LoadRun.deploy(ENGINE.client(), scenario.word(), BenchModels.xml(scenario));
    TestInstance instance =
        ENGINE.start(
            BenchModels.processId(scenario), Map.of(BenchModels.NUMBER, 4711, "amount", 500));

    // when
    if (scenario == Scenario.MESSAGE) {
      ENGINE.publish(BenchModels.MESSAGE_NAME, "4711", Map.of());
    }
    for (int i = 0; i < (scenario == Scenario.TEN_JOBS ? 10 : 1); i++) {
      instance.completeJob(BenchModels.jobType(scenario), Map.of());
    }

    // then
    assertThat(instance).isCompleted().passed(BenchModels.LAST).hasNoIncident();
    if (scenario == Scenario.GATEWAY_FEEL) {
      assertThat(instance).passed("big").hasNotPassed("small");
    }
  }

  @Test
  void shouldWaitWhenItIsThereToWait() {
    // given
    LoadRun.deploy(ENGINE.client(), "waiting", BenchModels.waiting());

    // when
    TestInstance instance = ENGINE.start(BenchModels.WAITING_ID, Map.of(BenchModels.NUMBER, 1));

    // then
    assertThat(instance).isActive().waitsAt("wait");
  }
}
