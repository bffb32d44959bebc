package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClusterVariablesTest {

  private final TestEngine engine = new TestEngine();

  private long waitFor(String messageName) {
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .catching("c", graph.message(messageName, "=camunda.vars.cluster.KEY"))
            .end("e")
            .flow("s", "c", "e"));
    return engine.create("p", "{}");
  }

  @Test
  void shouldBeSeenWhereAnExpressionNamesItAndNowhereElse() {
    // given
    engine.run(new Command.CreateClusterVariable("KEY", "\"k\""), Reply.ClusterVariable.class);
    long instance = waitFor("go");

    // when
    engine.publish("go", "k", Duration.ZERO, "{}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.variables(instance)).isEmpty();
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldBeSeenAsItIsWhenTheExpressionIsEvaluated() {
    // given
    engine.run(new Command.CreateClusterVariable("KEY", "1"), Reply.ClusterVariable.class);
    engine.run(new Command.UpdateClusterVariable("KEY", "\"late\""), Reply.ClusterVariable.class);
    long instance = waitFor("go");

    // when
    engine.publish("go", "late", Duration.ZERO, "{}");
    engine.run(new Command.DeleteClusterVariable("KEY"), Reply.Done.class);

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.state.all(Tables.CLUSTER_VARIABLE)).isEmpty();
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldRefuseOneMoreThanThereMayBe() {
    // given
    for (int i = 0; i < 500; i++) {
      engine.run(new Command.CreateClusterVariable("V" + i, "1"), Reply.ClusterVariable.class);
    }

    // when
    Rejection rejection =
        engine.run(new Command.CreateClusterVariable("V500", "1"), Rejection.class);

    // then
    assertThat(rejection)
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to create cluster variable 'V500', but there are 500 already."));
  }
}
