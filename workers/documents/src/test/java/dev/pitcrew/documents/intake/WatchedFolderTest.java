package dev.pitcrew.documents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.shelf.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WatchedFolderTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
  private static final String PDF = "%PDF-1.4 invoice one %%EOF";

  private static final String XML =
      """
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>RE-1</ID></Invoice>
      """;

  private final AtomicLong millis = new AtomicLong();
  private final MemoryShelf shelf = new MemoryShelf();
  private final MemoryLedger ledger = new MemoryLedger(CLOCK);
  private final Engine engine = new Engine();
  private final Intake intake = new Intake(ledger, shelf, engine, CLOCK);

  @TempDir Path folder;
  private WatchedFolder watched;

  /** Starts a case once for a hash, as the engine's message ids do. */
  private static final class Engine implements CaseStarter {
    final Set<String> cases = new HashSet<>();
    final List<Map<String, Object>> variables = new ArrayList<>();
    boolean away;
    boolean diesAfter;

    @Override
    public void start(String sha256, int attempt, Map<String, Object> given) {
      if (away) {
        throw new IllegalStateException("connection refused");
      }
      if (cases.add(attempt == 1 ? sha256 : sha256 + "#" + attempt)) {
        variables.add(given);
      }
      if (diesAfter) {
        diesAfter = false;
        throw new IllegalStateException("killed");
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    watched = new WatchedFolder(folder, intake, millis::get);
  }

  @Test
  void shouldStartACaseWhenAFileHasNotChangedBetweenTwoLooks() throws Exception {
    // given
    Files.writeString(folder.resolve("a.pdf"), PDF);

    // when
    watched.look();
    boolean afterOne = engine.cases.isEmpty();
    watched.look();

    // then
    assertThat(afterOne).isTrue();
    assertThat(engine.variables).hasSize(1);
    assertThat(engine.variables.getFirst())
        .extractingByKey("intake")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("channel", "folder")
        .containsEntry("fileName", "a.pdf")
        .containsEntry("receivedAt", "2026-11-21T10:00:00Z");
    assertThat(names(folder.resolve("done"))).containsExactly("a.pdf");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void shouldWaitWhenAFileIsStillBeingWritten() throws Exception {
    // given
    Path file = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.4 first half");

    // when
    watched.look();
    watched.look();
    watched.look();
    boolean untouched = Files.exists(file);
    Files.writeString(file, " second half %%EOF", StandardOpenOption.APPEND);
    watched.look();
    watched.look();

    // then
    assertThat(untouched).isTrue();
    assertThat(shelf.kept.values())
        .containsExactly("%PDF-1.4 first half second half %%EOF".getBytes());
  }

  @Test
  void shouldTakeAFileWithoutAnEndWhenItHasBeenQuietForLong() throws Exception {
    // given
    Files.writeString(folder.resolve("cut.pdf"), "%PDF-1.4 cut off");
    Files.createFile(folder.resolve("empty.pdf"));

    // when
    watched.look();
    millis.addAndGet(61_000);
    watched.look();

    // then
    assertThat(engine.cases).hasSize(1);
    assertThat(Files.readString(folder.resolve("refused/empty.pdf.txt")))
        .isEqualTo("The file is empty.\n");
  }

  @Test
  void shouldStartNothingNewAndSayWhichCaseWhenTheSameBytesComeAgain() throws Exception {
    // given
    intake.submit(PDF.getBytes(), "upload.pdf", "upload", "clara");
    Files.writeString(folder.resolve("again.pdf"), PDF);

    // when
    watched.look();
    watched.look();

    // then
    assertThat(engine.variables).hasSize(1);
    String caseId = Intake.caseId(engine.cases.iterator().next());
    assertThat(Files.readString(folder.resolve("done/again.pdf.txt")))
        .isEqualTo(
            "The same file was received before, on 2026-11-21; case %s holds it.%n"
                .formatted(caseId));
  }

  @Test
  void shouldStartOneCaseWhenAnEInvoiceAndItsPdfLieTogether() throws Exception {
    // given
    Files.writeString(folder.resolve("RE-1.PDF"), PDF);
    Files.writeString(folder.resolve("re-1.xml"), XML);

    // when
    watched.look();
    watched.look();

    // then
    assertThat(engine.variables).hasSize(1);
    String caseId = Intake.caseId(Sha256.of(XML.getBytes()));
    assertThat(intakeOf(0)).containsEntry("caseId", caseId).containsEntry("fileName", "re-1.xml");
    assertThat(attachmentsOf(0)).containsExactly(Sha256.of(PDF.getBytes()));
    assertThat(shelf.kept).hasSize(2);
    assertThat(names(folder.resolve("done")))
        .containsExactly("re-1.PDF", "re-1.PDF.txt", "re-1.xml");
    assertThat(Files.readString(folder.resolve("done/re-1.PDF.txt")))
        .isEqualTo("It is kept with its e-invoice; case %s holds both.%n".formatted(caseId));
  }

  @Test
  void shouldWaitForTheOtherShapeWhenItIsStillBeingWritten() throws Exception {
    // given
    Files.writeString(folder.resolve("re-1.pdf"), PDF);
    watched.look();
    Files.writeString(folder.resolve("re-1.xml"), XML.substring(0, 40));

    // when
    watched.look();
    boolean afterOne = engine.cases.isEmpty();
    Files.writeString(folder.resolve("re-1.xml"), XML);
    watched.look();
    watched.look();

    // then
    assertThat(afterOne).isTrue();
    assertThat(engine.variables).hasSize(1);
    assertThat(attachmentsOf(0)).hasSize(1);
  }

  @Test
  void shouldSayWhichCaseHoldsItWhenThePdfOfAPairComesAgain() throws Exception {
    // given
    intake.submitTogether(
        new Intake.HandedIn(XML.getBytes(), "re-1.xml"),
        new Intake.HandedIn(PDF.getBytes(), "re-1.pdf"),
        "upload",
        "clara");

    // when
    IntakeOutcome outcome = intake.submit(PDF.getBytes(), "again.pdf", "api", null);

    // then
    assertThat(outcome)
        .isEqualTo(
            new IntakeOutcome.Known(Intake.caseId(Sha256.of(XML.getBytes())), CLOCK.instant()));
    assertThat(engine.variables).hasSize(1);
  }

  @Test
  void shouldStartTwoCasesWhenTheXmlIsNoInvoiceOrThePdfWasHereBefore() throws Exception {
    // given
    intake.submit(PDF.getBytes(), "first.pdf", "upload", null);

    // when
    var known =
        intake.submitTogether(
            new Intake.HandedIn(XML.getBytes(), "re-1.xml"),
            new Intake.HandedIn(PDF.getBytes(), "re-1.pdf"),
            "upload",
            null);
    var other =
        intake.submitTogether(
            new Intake.HandedIn("<order/>".getBytes(), "b.xml"),
            new Intake.HandedIn(PDF.replace("one", "two").getBytes(), "b.pdf"),
            "upload",
            null);

    // then
    assertThat(known.data()).isInstanceOf(IntakeOutcome.Started.class);
    assertThat(known.page()).isInstanceOf(IntakeOutcome.Known.class);
    assertThat(other.data()).isInstanceOf(IntakeOutcome.Started.class);
    assertThat(other.page()).isInstanceOf(IntakeOutcome.Started.class);
    assertThat(engine.variables).noneMatch(v -> v.get("intake").toString().contains("attachments"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldStartOneCaseWithItsPdfWhenARunDiesOverAPair(boolean published) throws Exception {
    // given
    Files.writeString(folder.resolve("a.pdf"), PDF);
    Files.writeString(folder.resolve("a.xml"), XML);
    engine.away = !published;
    engine.diesAfter = published;
    watched.look();
    watched.look();
    IntakeOutcome alone = intake.submit(PDF.getBytes(), "a.pdf", "upload", "clara");

    // when
    engine.away = false;
    Files.move(folder.resolve(".taken/a.pdf"), folder.resolve("a.pdf"));
    open();
    watched.look();
    watched.look();

    // then
    assertThat(((IntakeOutcome.Refused) alone).message()).endsWith("hand in both again.");
    assertThat(engine.variables).hasSize(1);
    assertThat(attachmentsOf(0)).hasSize(1);
    assertThat(names(folder.resolve(".taken"))).isEmpty();
    assertThat(names(folder.resolve("done"))).containsExactly("a.pdf", "a.pdf.txt", "a.xml");
  }

  @Test
  void shouldBeginTheCaseWithItsPdfWhenOnlyTheXmlIsHandedInAgain() throws Exception {
    // given
    engine.away = true;
    Files.writeString(folder.resolve("a.pdf"), PDF);
    Files.writeString(folder.resolve("a.xml"), XML);
    watched.look();
    watched.look();

    // when
    engine.away = false;
    intake.submit(XML.getBytes(), "a.xml", "upload", null);

    // then
    assertThat(attachmentsOf(0)).containsExactly(Sha256.of(PDF.getBytes()));
  }

  @Test
  void shouldPutAsideWithAReasonWhatCannotBeAnInvoice() throws Exception {
    // given
    Files.writeString(folder.resolve("letter.docx"), "PK\u0003\u0004 and so on");

    // when
    watched.look();
    watched.look();

    // then
    assertThat(engine.cases).isEmpty();
    assertThat(names(folder.resolve("refused"))).containsExactly("letter.docx", "letter.docx.txt");
    assertThat(Files.readString(folder.resolve("refused/letter.docx.txt")))
        .startsWith("The file is a ZIP archive or an Office file;");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLoseNothingAndStartOneCaseWhenTheEngineIsAwayOrARunDies(boolean published)
      throws Exception {
    // given
    Files.writeString(folder.resolve("a.pdf"), PDF);
    engine.away = !published;
    engine.diesAfter = published;
    watched.look();
    watched.look();
    boolean waiting = names(folder.resolve(".taken")).contains("a.pdf");

    // when
    engine.away = false;
    open();
    watched.look();

    // then
    assertThat(waiting).isTrue();
    assertThat(engine.variables).hasSize(1);
    assertThat(names(folder.resolve("done"))).containsExactly("a.pdf");
    assertThat(names(folder.resolve(".taken"))).isEmpty();
  }

  @Test
  void shouldKeepBothFilesWhenTwoHaveOneName() throws Exception {
    // given
    Files.writeString(folder.resolve("a.pdf"), PDF);
    watched.look();
    watched.look();
    Files.writeString(folder.resolve("a.pdf"), PDF.replace("one", "two"));

    // when
    watched.look();
    watched.look();

    // then
    assertThat(engine.cases).hasSize(2);
    assertThat(names(folder.resolve("done"))).containsExactly("a-2.pdf", "a.pdf");
  }

  @Test
  void shouldLeaveAloneWhatIsNotMeantForIt() throws Exception {
    // given
    Files.writeString(folder.resolve(".hidden.pdf"), PDF);
    Files.writeString(folder.resolve("b.pdf.part"), PDF);
    Files.createDirectory(folder.resolve("sub.pdf"));
    Files.createSymbolicLink(folder.resolve("link.pdf"), Path.of("/etc/passwd"));

    // when
    watched.look();
    watched.look();

    // then
    assertThat(engine.cases).isEmpty();
    assertThat(folder.resolve("b.pdf.part")).exists();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> intakeOf(int number) {
    return (Map<String, Object>) engine.variables.get(number).get("intake");
  }

  private List<Object> attachmentsOf(int number) {
    return ((List<?>) intakeOf(number).get("attachments"))
        .stream().<Object>map(a -> ((Map<?, ?>) a).get("contentHash")).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
