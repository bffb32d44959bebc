package dev.pitcrew.records.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random acts from a seed: each is found, and the first bad row is named, by both verifiers. */
final class TamperingTest {

  private static final long SEED = 20261121;
  private static final int ACTS = 10_000;
  private static final int ACTS_OUTSIDE = 400;
  private static final Path VERIFIER = Path.of("../../docs/verify-audit/VerifyAudit.java");

  @TempDir Path folder;

  @Test
  void shouldNameTheFirstBadRowWhenAChainWasTamperedWith() throws IOException {
    Map<String, Integer> found = new HashMap<>();

    for (int i = 0; i < ACTS; i++) {
      // given
      var random = new Random(SEED + i);
      Whole whole = whole(random);
      Tampering act = Tampering.random(whole.rows, whole.seqs(), random);

      // when
      ChainReport withHeads = verify(act.rows(), whole.heads);
      ChainReport without = verify(act.rows(), List.of());

      // then
      assertThat(act.names(withHeads.finding()))
          .as("seed %d: %s, row %d, found %s", SEED + i, act.act(), act.lastCandidate(), withHeads)
          .isTrue();
      assertThat(without.isWhole())
          .as("seed %d: %s", SEED + i, act.act())
          .isEqualTo(act.needsHead());
      if (!act.needsHead()) {
        assertThat(without.finding().seq())
            .as("seed %d: %s", SEED + i, act.act())
            .isEqualTo(act.lastCandidate());
      }
      found.merge(act.act(), 1, Integer::sum);
    }
    assertThat(found).hasSize(Tampering.Act.values().length);
  }

  @Test
  void shouldAgreeWhenTheVerifierWithoutOurCodeLooksAtTheSame() throws Exception {
    // given
    HeadKey key = HeadKey.in(folder.resolve("key"));
    List<String> pairs = new ArrayList<>();
    List<@Nullable ChainFinding> ours = new ArrayList<>();
    for (int i = 0; i < ACTS_OUTSIDE; i++) {
      var random = new Random(SEED + i);
      Whole whole = whole(random);
      // One in ten is left whole: a verifier that always complains would agree otherwise.
      List<AuditRow> rows =
          i % 10 == 0 ? whole.rows : Tampering.random(whole.rows, whole.seqs(), random).rows();
      Path heads = folder.resolve("heads" + i);
      for (ExportedHead head : whole.heads) {
        HeadFile.append(
            heads, key.sign(head.chain(), head.seq(), head.hash(), Instant.parse(head.at())), key);
      }
      Path export = folder.resolve(i + ".jsonl");
      export(rows, export);
      pairs.add(export + "\t" + heads.resolve(HeadFile.NAME));
      ours.add(verify(rows, whole.heads).finding());
    }

    // when
    List<String> theirs = outside(pairs);

    // then
    assertThat(theirs).hasSize(ACTS_OUTSIDE);
    for (int i = 0; i < ACTS_OUTSIDE; i++) {
      ChainFinding mine = ours.get(i);
      if (mine == null) {
        assertThat(theirs.get(i)).as("seed %d", SEED + i).startsWith("OK records: ");
      } else {
        assertThat(theirs.get(i))
            .as("seed %d", SEED + i)
            .startsWith("BROKEN records: row %d: %s: ".formatted(mine.seq(), mine.kind()));
      }
    }
  }

  record Whole(List<AuditRow> rows, List<ExportedHead> heads) {
    List<Long> seqs() {
      return heads.stream().map(ExportedHead::seq).toList();
    }
  }

  /** A whole chain of 5 to 40 rows with some heads exported, the last row among them. */
  private static Whole whole(Random random) {
    int count = 5 + random.nextInt(36);
    List<AuditRow> rows = new ArrayList<>();
    List<ExportedHead> heads = new ArrayList<>();
    String prev = AuditChain.BEGINNING;
    long at = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();
    for (int seq = 1; seq <= count; seq++) {
      at += random.nextInt(3) * 1_000;
      AuditRow row =
          new AuditRow(
                  AuditChain.CHAINED,
                  seq,
                  at,
                  "clara",
                  random.nextBoolean() ? "anton" : null,
                  "changed",
                  "vendor",
                  "Bäckerei \"Süß\" 🥐 " + random.nextInt(9),
                  AuditValue.of(random.nextBoolean() ? "because\n\tof " + seq : null),
                  AuditValue.of(random.nextBoolean() ? "{\"amount\":\"2.00\"}" : null),
                  AuditValue.of("{\"amount\":\"3.00\"}"),
                  null,
                  null,
                  null)
              .chainedTo(AuditChain.RECORDS, prev);
      rows.add(row);
      prev = String.valueOf(row.hash());
      if (seq == count || random.nextInt(8) == 0) {
        heads.add(
            new ExportedHead(
                AuditChain.RECORDS, seq, prev, Instant.ofEpochMilli(at).toString(), "", ""));
      }
    }
    return new Whole(rows, heads);
  }

  static ChainReport verify(List<AuditRow> rows, List<ExportedHead> heads) {
    var verifier = new ChainVerifier(AuditChain.RECORDS, heads);
    rows.forEach(verifier::next);
    return verifier.finish();
  }

  private static void export(List<AuditRow> rows, Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      var export = new AuditExport(AuditChain.RECORDS, out);
      for (AuditRow row : rows) {
        export.write(row);
      }
    }
  }

  /** The verifier's own process: the file is compiled and run by a bare {@code java}. */
  private List<String> outside(List<String> pairs) throws Exception {
    Path input = folder.resolve("pairs");
    Files.write(input, pairs);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                VERIFIER.toString(),
                "--batch")
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = out.lines().toList();
      assertThat(process.waitFor()).isZero();
      return lines;
    }
  }
}
