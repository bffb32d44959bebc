package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import io.camunda.client.api.worker.JobWorker;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of the payment run. */
final class PaymentRunProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying("bpmn/payment-run/release-payments.form", "bpmn/payment-run/payment-run.bpmn");

  private static JobWorker guard;

  /** Who may decide is not this test's question. */
  @BeforeAll
  static void letEverybodyPass() {
    guard =
        engine
            .client()
            .newWorker()
            .jobType("records.guard-decision")
            .handler((client, job) -> client.newCompleteCommand(job).send().join())
            .open();
  }

  @AfterAll
  static void close() {
    guard.close();
  }

  @Test
  void shouldEndPaidOutWhenTheRunIsReleased() {
    // given
    var run = proposed(2);
    assertThat(run.userTask("release-payments").getCandidateGroups()).containsExactly("treasurer");

    // when
    run.completeUserTask("release-payments", release("released"))
        .completeJob("payments.create-file", Map.of("paymentFile", Map.of("messageId", "PR-1")));

    // then
    assertThat(run)
        .passed("propose-payments", "release-payments", "create-payment-file", "paid-out")
        .hasVariable("paymentFile", Map.of("messageId", "PR-1"))
        .hasVariable("outcome", "paid-out")
        .isCompleted();
  }

  @Test
  void shouldAskNobodyWhenNothingIsDue() {
    // when
    var run = proposed(0);

    // then
    assertThat(run)
        .passed("is-anything-due", "nothing-due")
        .hasNotPassed("release-payments")
        .hasVariable("outcome", "nothing-due")
        .isCompleted();
  }

  @Test
  void shouldGiveTheItemsBackWhenTheRunIsDiscarded() {
    // given
    var run = proposed(1);

    // when
    run.completeUserTask("release-payments", release("discarded"))
        .completeJob("payments.discard", Map.of());

    // then
    assertThat(run)
        .passed("discard-run", "discarded")
        .hasNotPassed("create-payment-file")
        .hasVariable("outcome", "discarded")
        .isCompleted();
  }

  @Test
  void shouldGiveTheItemsBackWhenABindingIsBroken() {
    // given
    var run = proposed(1);
    run.completeUserTask("release-payments", release("released"));

    // when
    run.throwError(
        "payments.create-file", "binding-broken", Map.of("reason", "The account changed."));

    // then
    run.completeJob("payments.discard", Map.of());
    assertThat(run)
        .passed("binding-broken", "discard-run", "discarded")
        .hasVariable("reason", "The account changed.")
        .hasVariable("outcome", "discarded")
        .isCompleted();
  }

  @Test
  void shouldAskSomebodyElseWhenTheReleaserHadAPart() {
    // given
    var run = proposed(1);
    run.completeUserTask("release-payments", release("released"));

    // when
    run.throwError(
        "payments.create-file",
        "releaser-not-independent",
        Map.of("reason", "theo approved an item."));

    // then
    assertThat(run).waitsAt("release-payments");
    run.completeUserTask("release-payments", release("released"))
        .completeJob("payments.create-file", Map.of("paymentFile", Map.of()));
    assertThat(run).hasVariable("outcome", "paid-out").isCompleted();
  }

  private static TestInstance proposed(int count) {
    return engine
        .start("payment-run", Map.of("runDate", "2026-11-20"))
        .completeJob(
            "payments.propose",
            Map.of("proposal", Map.of("runId", "PR-1", "count", count, "total", "1.00")));
  }

  private static Map<String, Object> release(String decision) {
    return Map.of("release", Map.of("decision", decision, "by", "theo"));
  }
}
