package dev.pitcrew.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slow sender, and a {@code kill -9} while it writes and right after it has ended. */
class SlicedFileTest {

  private static final int SLICES = 5;

  /** Longer than the watcher takes from one look to the next; all slices together take 10 s. */
  private static final Duration BETWEEN_SLICES = Duration.ofMillis(2_050);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void shouldMakeOneCaseWhenAFileComesInSlicesAndTheApplicationIsKilledMeanwhile()
      throws Exception {
    // given
    Path data = folder.resolve("data");
    KilledProcess process = new KilledProcess(data, folder.resolve("process.log"));
    Sample invoice =
        Samples.invoices().stream()
            .filter(sample -> sample.fileName().equals("hansen-re-2026-10417.pdf"))
            .findFirst()
            .orElseThrow();
    process.start();
    try {
      Path file = data.resolve("intake").resolve(invoice.fileName());
      await().atMost(PATIENCE).until(() -> Files.isDirectory(file.getParent()));

      // when
      for (int slice = 0; slice < SLICES; slice++) {
        write(file, slice(invoice.content(), slice));
        if (slice == SLICES / 2) {
          process.kill();
          process.start();
        }
        await().pollDelay(BETWEEN_SLICES).atMost(PATIENCE).until(() -> true);
        if (slice < SLICES - 1) {
          assertThat(file).as("after slice %d of %d", slice + 1, SLICES).isRegularFile();
        }
      }
      await().atMost(PATIENCE).until(() -> !Files.exists(file));
      process.kill();
      process.start();

      // then
      try (CamundaClient client = process.client()) {
        await()
            .atMost(PATIENCE)
            .ignoreExceptionsInstanceOf(ClientException.class)
            .until(() -> Files.exists(file.resolveSibling("done").resolve(invoice.fileName())));
        await()
            .atMost(PATIENCE)
            .ignoreExceptionsInstanceOf(ClientException.class)
            .until(() -> instances(client) > 0 && cases(data).size() > 0);
        assertThat(instances(client)).isEqualTo(1);
      }
      assertThat(cases(data)).hasSize(1);
      assertThat(file.resolveSibling("refused")).isEmptyDirectory();
    } finally {
      process.kill();
    }
  }

  private static byte[] slice(byte[] whole, int slice) {
    return Arrays.copyOfRange(
        whole, whole.length * slice / SLICES, whole.length * (slice + 1) / SLICES);
  }

  private static void write(Path file, byte[] slice) throws IOException {
    Files.write(file, slice, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<Case> cases(Path data) {
    try (Records records = Records.open(data)) {
      return records.cases().latest(10);
    }
  }

  private static long instances(CamundaClient client) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId("invoice-intake"))
        .page(p -> p.limit(10))
        .send()
        .join()
        .page()
        .totalItems();
  }
}
