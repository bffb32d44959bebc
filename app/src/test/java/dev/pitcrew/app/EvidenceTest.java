package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.demo.Demonstration;
import dev.pitcrew.app.demo.Programme;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.AuditStore;
import dev.pitcrew.records.chain.ChainVerifier;
import dev.pitcrew.records.evidence.CaseDocuments;
import dev.pitcrew.records.evidence.Evidence;
import dev.pitcrew.records.privacy.Retention;
import dev.pitcrew.testing.FreePorts;
import dev.pitcrew.web.WebSettings;
import dev.pitcrew.web.engine.EngineClients;
import io.camunda.client.CamundaClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One invoice through to its payment, and what an auditor can take along of it. */
final class EvidenceTest {

  @TempDir static Path data;
  private static PitcrewApplication application;
  private static Records records;
  private static Case ended;
  private static int yearBefore;
  private static byte[] once;
  private static byte[] again;

  @BeforeAll
  static void work() throws Exception {
    var settings = Settings.local(data, FreePorts.next(), FreePorts.next(), true);
    application = PitcrewApplication.start(settings);
    records = application.bean(Records.class);
    yearBefore = records.today().ofCompany(null).getYear();
    Demonstration.of(application.office(), Programme.one(), line -> {}).run();
    ended =
        records.cases().latest(10).stream()
            .filter(one -> "posted".equals(one.outcome()))
            .findFirst()
            .orElseThrow();
    once = write(evidence(), ended.caseId());
    again = write(evidence(), ended.caseId());
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void shouldHoldEverythingOnceAndTheSameAgainWhenACaseHasEnded() throws Exception {
    // then
    assertThat(again).isEqualTo(once);
    Map<String, byte[]> files = unzip(once);
    assertThat(files.keySet())
        .contains(
            "audit/engine.json",
            "audit/records.jsonl",
            "books/cases.json",
            "books/decisions.json",
            "books/journal_lines.json",
            "books/invoices.json",
            "books/payments.json",
            "engine/elements.json",
            "engine/model.bpmn",
            "original/" + ended.fileName(),
            "summary.html",
            "variables/check.json",
            "variables/invoice.json")
        .anyMatch(name -> name.startsWith("payment/") && name.endsWith(".xml"));
    assertThat(sha256(files.get("original/" + ended.fileName()))).isEqualTo(ended.sha256());
    assertManifest(files);
    assertThat(text(files, "summary.html"))
        .contains("anton", "approved", "posted", String.valueOf(ended.vendor()));
    assertThat(text(files, "audit/records.jsonl"))
        .contains(
            "\"what\":\"document-arrived\"",
            "\"what\":\"decided\"",
            "\"what\":\"invoice-posted\"",
            "\"prev\":\"",
            "\"hash\":\"");
    assertThatThrownBy(() -> write(evidence(), "INV-000000000000"))
        .isInstanceOf(Evidence.CaseUnknown.class)
        .hasMessage("Expected to find case 'INV-000000000000', but the books do not know it.");
  }

  @Test
  void shouldDeleteTheOriginalThroughTheApiAndKeepTheProofWhenItsTimeIsOver() throws Exception {
    // given
    Retention retention = records.retention();
    LocalDate until = retention.of(ended.caseId()).orElseThrow().keptUntil();
    assertThat(until.getYear()).isGreaterThanOrEqualTo(yearBefore + 8);

    // when
    try (CamundaClient client = WorkerClient.open(application.bean(WebSettings.class), 1)) {
      var disposal = new CaseDocuments(client);
      assertThatThrownBy(() -> retention.delete(ended.caseId(), until, disposal))
          .isInstanceOf(Retention.Refused.class);
      retention.delete(ended.caseId(), until.plusDays(1), disposal);
    }

    // then
    Map<String, byte[]> files = unzip(write(evidence(), ended.caseId()));
    assertThat(files).containsKey("original/NOT-KEPT.txt");
    assertThat(text(files, "books/deletions.json"))
        .contains(ended.sha256(), "invoice", "history of instance " + ended.processInstanceKey());
    assertThat(text(files, "audit/records.jsonl")).contains("\"what\":\"deleted-as-due\"");
    var verifier = new ChainVerifier(AuditChain.RECORDS, List.of());
    try (AuditStore store =
        AuditStore.open("jdbc:sqlite:" + data.resolve("records.db"), "audit").orElseThrow()) {
      store.rows(verifier::next);
    }
    assertThat(verifier.finish().finding()).isNull();
  }

  private static Evidence evidence() {
    return new Evidence(records, application.bean(EngineClients.class).forPerson("ada"));
  }

  private static void assertManifest(Map<String, byte[]> files) throws Exception {
    String manifest = text(files, "MANIFEST.sha256");
    assertThat(manifest.lines()).hasSize(files.size() - 1);
    for (String line : manifest.lines().toList()) {
      String[] parts = line.split("  ", 2);
      assertThat(sha256(files.get(parts[1]))).as(parts[1]).isEqualTo(parts[0]);
    }
  }

  private static byte[] write(Evidence evidence, String caseId) throws IOException {
    var out = new ByteArrayOutputStream();
    evidence.write(caseId, out);
    return out.toByteArray();
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
