package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Modification.Activation;
import dev.pitcrew.engine.command.Modification.Ancestor;
import dev.pitcrew.engine.command.Modification.Move;
import dev.pitcrew.engine.command.Modification.Termination;
import dev.pitcrew.engine.command.Modification.Variables;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Rejection.Type;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The words of Zeebe 8.8 for what cannot be done, and its own for what it lets pass. */
class RefusedModificationTest {

  private static final String TYPES =
      "Supported element types are: [SUB_PROCESS, EVENT_SUB_PROCESS, INTERMEDIATE_CATCH_EVENT, INTERMEDIATE_THROW_EVENT, END_EVENT, SERVICE_TASK, ";

  private final TestEngine engine = new TestEngine();
  private long instance;
  private long other;

  @BeforeEach
  void begin() {
    Graph g = engine.process("p");
    g.start("s").job("a", "a").eventBased("g");
    g.catching("c1", g.timer(TimerKind.DURATION, "PT1H")).end("e1");
    g.catching("c2", g.timer(TimerKind.DURATION, "PT2H")).end("e2");
    g.flow("s", "a", "g", "c1", "e1").flow("g", "c2", "e2");
    g.boundary("b", "a", true, g.timer(TimerKind.DURATION, "PT1H")).end("be").flow("b", "be");
    g.sub("sub", "ss", () -> g.start("ss").job("sa", "sa").end("se")).flow("ss", "sa", "se");
    g.boundary("sb", "sub", true, g.message("m", "=nokey")).end("sbe").flow("sb", "sbe");
    engine.deploy(g.flow("e1", "sub"));
    instance = engine.create("p", "{}");
    other = engine.create("p", "{}");
  }

  private static Modification activating(Activation... activations) {
    return new Modification(List.of(activations), List.of(), List.of());
  }

  private static Activation plain(String id) {
    return new Activation(id, 0, List.of());
  }

  private void assertRefused(Modification modification, Type type, String reason) {
    Rejection rejection =
        engine.run(new Command.ModifyProcessInstance(instance, modification), Rejection.class);
    assertThat(rejection.type()).isEqualTo(type);
    assertThat(rejection.reason()).startsWith(reason);
  }

  private void assertInvalid(Modification modification, String what) {
    assertRefused(
        modification,
        Type.INVALID_ARGUMENT,
        "Expected to modify instance of process 'p' but it contains one or more " + what);
  }

  @Test
  void shouldRefuseElementsThatAreNotThere() {
    assertInvalid(
        activating(plain("x"), plain("a"), plain("y")),
        "activate instructions with an element that could not be found: 'x', 'y'");
  }

  @Test
  void shouldRefuseStartAndBoundaryEventsFlowsAndTheProcess() {
    assertInvalid(
        activating(plain("s"), plain("ss")),
        "activate instructions for elements that are unsupported: 's', 'ss'. The activation of elements with type 'START_EVENT' is not supported. "
            + TYPES);
    for (String[] one :
        new String[][] {{"b", "BOUNDARY_EVENT"}, {"s-a", "SEQUENCE_FLOW"}, {"p", "PROCESS"}}) {
      assertInvalid(
          activating(plain(one[0])),
          "activate instructions for elements that are unsupported: '%s'. The activation of elements with type '%s' is not supported. "
              .formatted(one));
    }
  }

  @Test
  void shouldRefuseEventsAfterAnEventBasedGateway() {
    assertInvalid(
        activating(plain("c1")),
        "activate instructions for elements that are unsupported: 'c1'. The activation of events belonging to an event-based gateway is not supported.");
  }

  @Test
  void shouldRefuseAncestorsThatAreNone() {
    assertInvalid(
        activating(new Activation("a", 4711, List.of())),
        "activate instructions with an ancestor scope key that does not exist, or is not in an active state: '4711'");
    assertInvalid(
        activating(new Activation("a", other, List.of())),
        "activate instructions with an ancestor scope key that does not belong to the modified process instance: '%d'"
            .formatted(other));
    long a = key("a", instance);
    assertInvalid(
        activating(new Activation("sa", a, List.of()), new Activation("a", a, List.of())),
        "activate instructions with an ancestor scope key that is not an ancestor of the element to activate:\n- instance '%1$d' of element 'a' is not an ancestor of element 'sa'\n- instance '%1$d' of element 'a' is not an ancestor of element 'a'"
            .formatted(a));
  }

  private long key(String elementId, long processInstance) {
    return engine.alive().stream()
        .filter(row -> row.elementId().equals(elementId))
        .filter(row -> row.processInstanceKey() == processInstance)
        .findAny()
        .orElseThrow()
        .key();
  }

  @Test
  void shouldRefuseVariablesElsewhere() {
    assertInvalid(
        activating(new Activation("a", 0, List.of(new Variables("z", "{}")))),
        "variable instructions with a scope element id that could not be found: 'z'");
    assertInvalid(
        activating(new Activation("a", 0, List.of(new Variables("sub", "{}")))),
        "variable instructions with a scope element that doesn't belong to the activating element's flow scope. These variables should be set before or after the modification.");
  }

  @Test
  void shouldRefuseToEndWhatIsNotActiveOrOfAnotherInstance() {
    for (long key : new long[] {4711, other, key("a", other)}) {
      assertInvalid(
          new Modification(List.of(), List.of(), List.of(new Termination(key, ""))),
          "terminate instructions with an element instance that could not be found: '%d'"
              .formatted(key));
    }
    assertThat(engine.alive()).hasSize(4);
  }

  @Test
  void shouldRefuseScopesThatCannotWaitForTheirEvents() {
    assertRefused(
        activating(plain("sa")),
        Type.INVALID_ARGUMENT,
        "Expected to subscribe to catch event(s) of 'sub' but Failed to extract the correlation key for 'nokey': The value must be either a string or a number, but was 'NULL'.");
  }

  @Test
  void shouldRefuseMoreInstructionsThanItTakes() {
    Activation[] many = new Activation[10_001];
    Arrays.fill(many, plain("a"));
    assertRefused(
        activating(many),
        Type.INVALID_ARGUMENT,
        "Expected to modify instance of process 'p' by at most 5000 instructions, but it has 10001.");
  }

  @Test
  void shouldRefuseToLookForAnElementAmongMoreThanOneStepMayTouch() {
    // given
    engine.deploy(
        engine
            .process("p")
            .working()
            .loop("t", false, "=for i in 1..5000 return i", null, null, null));
    instance = engine.create("p", "{}");

    // then
    assertRefused(
        new Modification(List.of(), List.of(), List.of(new Termination(0, "t"))),
        Type.INVALID_STATE,
        "Expected to find element 't' among at most 5000 active element instances, but there are more: name it by its key.");
  }

  @Test
  void shouldRefuseMovesThatActivateMoreThanOneStepMay() {
    // given
    engine.run(
        new Command.ModifyProcessInstance(
            instance,
            activating(Collections.nCopies(2_501, plain("a")).toArray(Activation[]::new))),
        Reply.Done.class);
    Move move = new Move(0, "a", "a", Ancestor.EXISTING, 0, List.of());

    // then
    assertRefused(
        new Modification(List.of(), List.of(move, move), List.of()),
        Type.INVALID_ARGUMENT,
        "Expected to modify instance of process 'p' by activating at most 5000 elements, but it contains more.");
  }
}
