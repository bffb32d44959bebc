package dev.pitcrew.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at any moment: what was acknowledged is there, nothing is paid twice, one file is
 * one case.
 */
class CrashTest {

  private static final int CRASHES = Integer.getInteger("pitcrew.crashes", 20);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final long seed = Long.getLong("pitcrew.seed", 1);
  private final Random random = new Random(seed);
  private final Acknowledged acknowledged = new Acknowledged();

  @TempDir Path folder;

  @Test
  void shouldLoseNothingAndDoNothingTwiceWhenKilledUnderLoad() throws Exception {
    // given
    System.out.println("crashes=" + CRASHES + " seed=" + seed);
    Path data = folder.resolve("data");
    KilledProcess process =
        new KilledProcess(data, folder.resolve("process.log"), ClassArchive.ofTheApplication());
    SentInvoices invoices = new SentInvoices(data.resolve("intake"));

    // when
    try {
      crashOverAndOver(process, data, invoices);
      process.start();
      invoices.sendRest();
      try (CamundaClient client = process.client()) {
        awaitQuiet(process, client, data, invoices.sent());

        // then
        Set<Long> lost = new HashSet<>(acknowledged.created());
        lost.addAll(acknowledged.completed().values());
        lost.removeAll(completedInstances(client));
        assertThat(lost).as("seed %d: what was acknowledged is there and went on", seed).isEmpty();
        assertThat(count(client, "invoice-intake"))
            .as("seed %d: one file is one case", seed)
            .isEqualTo(invoices.sent());
      }
    } finally {
      process.kill();
    }
    assertThat(acknowledged.completed()).as("the load was real").hasSizeGreaterThan(CRASHES * 20);
    expectEachInvoicePaidOnce(data, invoices.sent());
  }

  private void crashOverAndOver(KilledProcess process, Path data, SentInvoices invoices)
      throws Exception {
    for (int crash = 0; crash < CRASHES; crash++) {
      process.start();
      loadUntilKilled(process, data, invoices);
    }
  }

  private void loadUntilKilled(KilledProcess process, Path data, SentInvoices invoices)
      throws Exception {
    try (CamundaClient client = process.client();
        Load load = new Load(process.rest(), process.grpc(), acknowledged)) {
      invoices.sendRest();
      invoices.sendWhole();
      invoices.sendFirstSlice();
      try {
        Treasurer.startRun(client);
        Treasurer.releaseAll(client, data);
      } catch (ClientException busy) {
        // Under this load an answer may be late; the next round releases it.
      }
      int wanted = acknowledged.completed().size() + 25 + random.nextInt(400);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> acknowledged.completed().size() >= wanted);
      process.kill();
    }
  }

  private void awaitQuiet(KilledProcess process, CamundaClient client, Path data, int invoices) {
    try (Load load = new Load(process.rest(), process.grpc(), acknowledged)) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(ClientException.class)
          .until(() -> count(client, "invoice-intake", ProcessInstanceState.COMPLETED) >= invoices);
      Treasurer.startRun(client);
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(ClientException.class)
          .until(
              () -> {
                Treasurer.releaseAll(client, data);
                return count(client, "payment-run", ProcessInstanceState.ACTIVE) == 0;
              });
      load.stopCreating();
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(ClientException.class)
          .until(() -> count(client, Load.PROCESS_ID, ProcessInstanceState.ACTIVE) == 0);
    }
  }

  private void expectEachInvoicePaidOnce(Path data, int sent) {
    try (Records records = Records.open(data)) {
      assertThat(records.cases().latest(1_000))
          .hasSize(sent)
          .extracting(Case::outcome)
          .containsOnly("posted");
      List<String> paid = new ArrayList<>();
      for (PaymentRun run : records.paymentRuns().latest(1_000)) {
        if (run.state() == PaymentRun.State.RELEASED) {
          for (Payment payment : records.paymentRuns().payments(run.id())) {
            payment.items().forEach(item -> paid.add(item.invoiceId()));
          }
        }
      }
      assertThat(paid)
          .as("seed %d: every invoice is paid, none twice", seed)
          .containsExactlyInAnyOrderElementsOf(
              records.invoices().latest(1_000).stream().map(Invoice::id).toList())
          .hasSize(sent);
    }
  }

  private static Set<Long> completedInstances(CamundaClient client) {
    Set<Long> keys = new HashSet<>();
    String after = null;
    while (true) {
      String cursor = after;
      SearchResponse<ProcessInstance> page =
          client
              .newProcessInstanceSearchRequest()
              .filter(
                  f -> f.processDefinitionId(Load.PROCESS_ID).state(ProcessInstanceState.COMPLETED))
              .sort(s -> s.processInstanceKey().asc())
              .page(
                  p -> {
                    p.limit(500);
                    if (cursor != null) {
                      p.after(cursor);
                    }
                  })
              .send()
              .join();
      if (page.items().isEmpty()) {
        return keys;
      }
      page.items().forEach(instance -> keys.add(instance.getProcessInstanceKey()));
      after = page.page().endCursor();
    }
  }

  private static long count(CamundaClient client, String processId) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId(processId))
        .page(p -> p.limit(1))
        .send()
        .join()
        .page()
        .totalItems();
  }

  private static long count(CamundaClient client, String processId, ProcessInstanceState state) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId(processId).state(state))
        .page(p -> p.limit(1))
        .send()
        .join()
        .page()
        .totalItems();
  }
}
