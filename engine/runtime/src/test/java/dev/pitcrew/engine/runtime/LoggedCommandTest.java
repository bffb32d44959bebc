package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedCommandTest {

  @Test
  void shouldSayWhatItIsAboutWhenItIsKnown() {
    // given
    InMemoryState state = new InMemoryState();
    TimerRow timer =
        new TimerRow(7, 0, TimerState.CREATED, null, 0, 3, 4, 5, "p", "wait", "<default>", null);
    state.apply(List.of(new RowChange<>(Tables.TIMER, null, timer)));

    // when / then
    assertThat(LoggedCommand.fields(new Command.TriggerTimer(7), state))
        .containsExactly(
            entry("command", "TriggerTimer"),
            entry("elementId", "wait"),
            entry("processDefinitionId", "p"),
            entry("processInstanceKey", "3"));
    assertThat(LoggedCommand.fields(new Command.TimeOutJob(9), state))
        .containsExactly(entry("command", "TimeOutJob"), entry("jobKey", "9"));
    assertThat(LoggedCommand.fields(new Command.BroadcastSignal("s", "{}", "<default>"), state))
        .containsExactly(entry("command", "BroadcastSignal"));
  }

  @Test
  void shouldSayTheLittleItKnowsWhenTheRowCannotBeRead() {
    for (RuntimeException fault :
        List.of(
            new StoreException(StoreException.Kind.UNAVAILABLE, "gone", null),
            new IllegalArgumentException("no such state"))) {
      assertThat(LoggedCommand.fields(new Command.TimeOutJob(9), broken(fault)))
          .containsExactly(entry("command", "TimeOutJob"), entry("jobKey", "9"));
    }
  }

  private static State broken(RuntimeException fault) {
    return new State() {
      @Override
      public <R extends Row> R get(Table<R> table, long key) {
        throw fault;
      }

      @Override
      public <R extends Row> List<R> find(Index<R> index, int limit, Object... values) {
        throw fault;
      }
    };
  }
}
