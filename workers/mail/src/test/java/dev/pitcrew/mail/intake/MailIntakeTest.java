package dev.pitcrew.mail.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.mail.MailRecord;
import dev.pitcrew.records.mail.MailRecord.State;
import dev.pitcrew.records.mail.Mails;
import dev.pitcrew.records.mail.OutboxEntry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailIntakeTest {

  private static final String SUPPLIER = "billing@supplier.example";
  private static final Path SAMPLES = Path.of("../../samples/invoices");

  @TempDir Path folder;
  private IntakeBooks books;
  private MailIntake intake;
  private long uid;

  @BeforeEach
  void open() {
    books = new IntakeBooks(folder);
    intake = new MailIntake(books.records, books.feed, Set.of("pitcrew@example.com"));
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void shouldStartACaseForEachDocumentWhenAMailHoldsSeveral() {
    // when
    State state =
        take(
            RawMail.from(SUPPLIER)
                .text("Two invoices.")
                .attach("a.pdf", "application/pdf", RawMail.pdf("a"))
                .attach("b.pdf", "application/octet-stream", RawMail.pdf("b")));

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat(books.fileNames()).containsExactly("a.pdf", "b.pdf");
    assertThat(books.cases)
        .allSatisfy(
            each -> {
              assertThat((Object) each.get("channel")).isEqualTo("mail");
              assertThat((Object) each.get("sender")).isEqualTo(SUPPLIER);
            });
    assertThat(newest().cases()).hasSize(2);
    assertThat(newest().subject()).isEqualTo("Our invoice");
  }

  @Test
  void shouldStartOneCaseWhenXmlAndPdfOfOneNameComeTogether() throws IOException {
    // given
    byte[] xml = Files.readAllBytes(SAMPLES.resolve("blaufeld-bf-2026-0740-xrechnung.xml"));

    // when
    State state =
        take(
            RawMail.from(SUPPLIER)
                .attach("RE-1.pdf", "application/pdf", RawMail.pdf("a"))
                .attach("re-1.XML", "text/xml", xml));

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat(books.cases).hasSize(1);
    assertThat((List<?>) books.cases.getFirst().get("attachments")).hasSize(1);
  }

  @Test
  void shouldStartNothingTwiceWhenTheSameMailIsHandedInAgain() {
    // given
    byte[] mail =
        RawMail.from(SUPPLIER).attach("a.pdf", "application/pdf", RawMail.pdf("a")).bytes();
    intake.take(place(), mail);

    // when it comes again under another number
    State again = intake.take(place(), mail);

    // then
    assertThat(again).isEqualTo(State.TAKEN);
    assertThat(books.cases).hasSize(1);
    assertThat(books.records.mails().latest(10)).hasSize(1);
    assertThat(books.records.outbox().entries(10)).isEmpty();
  }

  @Test
  void shouldGoOnWithoutAReplyWhenItWasInterruptedBetweenCaseAndNote() {
    // given a run that started the case of the first document and lost the engine
    byte[] mail =
        RawMail.from(SUPPLIER)
            .attach("a.pdf", "application/pdf", RawMail.pdf("a"))
            .attach("b.pdf", "application/pdf", RawMail.pdf("b"))
            .bytes();
    var interrupted =
        new MailFeed() {
          @Override
          public boolean wants(dev.pitcrew.documents.read.FileKind kind) {
            return true;
          }

          @Override
          public List<Taken> take(
              List<MailDocument> documents, @org.jspecify.annotations.Nullable String sender) {
            books.feed.take(documents.subList(0, 1), sender);
            throw new IllegalStateException("killed");
          }
        };
    var first = place();
    assertThatThrownBy(() -> new MailIntake(books.records, interrupted, Set.of()).take(first, mail))
        .hasMessage("killed");
    books.clock.advance(Duration.ofSeconds(5));

    // when
    State state = intake.take(first, mail);

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat(books.fileNames()).containsExactly("a.pdf", "b.pdf");
    assertThat(books.records.outbox().entries(10)).isEmpty();
  }

  @Test
  void shouldTellTheSenderOnceWhichCaseHoldsADocumentThatWasHereBefore() {
    // given
    take(
        RawMail.from("other@supplier.example")
            .attach("a.pdf", "application/pdf", RawMail.pdf("a")));
    books.clock.advance(Duration.ofDays(1));
    RawMail again =
        RawMail.from(SUPPLIER)
            .header("Message-ID: <again@supplier.example>")
            .attach("copy.pdf", "application/pdf", RawMail.pdf("a"));

    // when
    State state = take(again);
    take(again.header("Message-ID: <third@supplier.example>"));

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat(books.cases).hasSize(1);
    assertThat(books.records.outbox().entries(10))
        .singleElement()
        .satisfies(
            reply -> {
              assertThat(reply.draft().to()).containsExactly(SUPPLIER);
              assertThat(reply.draft().inReplyTo()).isEqualTo("<again@supplier.example>");
              assertThat(reply.draft().body())
                  .isEqualTo(
                      "copy.pdf: The same file was received before, on 2026-11-20; case %s holds it. Nothing was started for it again."
                          .formatted(books.cases.getFirst().get("caseId")));
            });
  }

  @Test
  void shouldNotAnswerWhenTheSameMailCameOverAnotherWayOrAProgramSentIt() {
    // given
    RawMail mail =
        RawMail.from(SUPPLIER)
            .header("Message-ID: <same@supplier.example>")
            .attach("a.pdf", "application/pdf", RawMail.pdf("a"));
    take(mail);
    books.clock.advance(Duration.ofHours(1));

    // when
    take(mail.header("Received: over another way"));
    take(
        RawMail.from(SUPPLIER)
            .header("Auto-Submitted: auto-generated")
            .attach("a.pdf", "application/pdf", RawMail.pdf("a")));

    // then
    assertThat(books.cases).hasSize(1);
    assertThat(books.records.outbox().entries(10)).isEmpty();
  }

  @Test
  void shouldStopAnsweringWhenOneSenderIsAnsweredTooOften() {
    // given
    for (int i = 0; i < 10; i++) {
      take(
          RawMail.from("first@supplier.example")
              .attach("a.pdf", "application/pdf", RawMail.pdf("a" + i)));
    }
    books.clock.advance(Duration.ofDays(1));

    // when
    for (int i = 0; i < 10; i++) {
      take(RawMail.from(SUPPLIER).attach("a.pdf", "application/pdf", RawMail.pdf("a" + i)));
    }

    // then
    assertThat(books.records.outbox().entries(20))
        .extracting(OutboxEntry::state)
        .hasSize(KnownReply.PER_HOUR_MAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-replied (vacation)",
        "Precedence: auto_reply",
        "Precedence: junk",
        "X-Autoreply: yes",
        "X-Autorespond: 1",
        "Return-Path: <>",
        "From: MAILER-DAEMON@relay.example",
        "From: postmaster@relay.example",
        "From: Pitcrew <pitcrew@example.com>",
        "X-Pitcrew-Message: abc"
      })
  void shouldStartNothingWhenItIsAnAutomaticReplyOrOurOwn(String header) {
    // when
    State state =
        take(
            RawMail.from(SUPPLIER)
                .header(header)
                .attach("a.pdf", "application/pdf", RawMail.pdf("a")));

    // then
    assertThat(state).isEqualTo(State.NOTHING);
    assertThat(books.cases).isEmpty();
    assertThat(books.records.mails().needingAPerson(10)).isEmpty();
    assertThat(books.records.outbox().entries(10)).isEmpty();
  }

  @Test
  void shouldStartNothingWhenAGeneratedMailAnswersSomethingOrIsABounce() {
    assertThat(
            take(
                RawMail.from(SUPPLIER)
                    .header("Auto-Submitted: auto-generated")
                    .header("In-Reply-To: <x@example.com>")
                    .attach("a.pdf", "application/pdf", RawMail.pdf("a"))))
        .isEqualTo(State.NOTHING);
    assertThat(
            take(
                RawMail.from(SUPPLIER)
                    .kind("report; report-type=delivery-status")
                    .forward(
                        RawMail.from("me@example.com")
                            .attach("a.pdf", "application/pdf", RawMail.pdf("a")))))
        .isEqualTo(State.NOTHING);
    assertThat(books.cases).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Auto-Submitted: auto-generated", "Precedence: bulk", "List-Unsubscribe: <x>"})
  void shouldTakeWhatASuppliersBillingSendsAndLeaveItsNewsletters(String header) {
    assertThat(
            take(
                RawMail.from(SUPPLIER)
                    .header(header)
                    .attach("a.pdf", "application/pdf", RawMail.pdf("a"))))
        .isEqualTo(State.TAKEN);
    assertThat(take(RawMail.from(SUPPLIER).header(header).text("Read our news!")))
        .isEqualTo(State.NOTHING);
    assertThat(books.cases).hasSize(1);
  }

  @Test
  void shouldLeaveOutLogosCardsAppointmentsAndSignatures() throws IOException {
    // when
    State state =
        take(
            RawMail.from(SUPPLIER)
                .html("<p>Regards <img src=\"cid:logo@x\"> <img src='cid:banner@x'></p>")
                .inline("image001.png", "image/png", "logo@x", picture(180, 60, "png"))
                .inline("banner.png", "image/png", "banner@x", picture(1200, 800, "png"))
                .attach("facebook.png", "image/png", picture(32, 32, "png"))
                .attach("me.vcf", "text/vcard", "BEGIN:VCARD".getBytes(StandardCharsets.UTF_8))
                .attach(
                    "invite.ics",
                    "text/calendar",
                    "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8))
                .attach("smime.p7s", "application/pkcs7-signature", new byte[] {0x30, 1, 2})
                .attach("invoice.pdf", "application/pdf", RawMail.pdf("a")));

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat(books.fileNames()).containsExactly("invoice.pdf");
  }

  @Test
  void shouldStartNothingButTellAPersonWhenThereAreOnlyPicturesOfASignature() throws IOException {
    // when
    State state =
        take(
            RawMail.from(SUPPLIER)
                .html("<img src=\"cid:logo@x\">")
                .inline("image001.png", "image/png", "logo@x", picture(180, 60, "png")));

    // then
    assertThat(state).isEqualTo(State.NOT_UNDERSTOOD);
    assertThat(books.cases).isEmpty();
    assertThat(newest().detail()).isEqualTo("\"image001.png\" is a small picture.");
  }

  @Test
  void shouldTakeAPhotoThatIsAttached() throws IOException {
    assertThat(
            take(
                RawMail.from(SUPPLIER)
                    .inline("IMG_1.jpg", "image/jpeg", "unused@x", picture(1200, 1600, "jpg"))))
        .isEqualTo(State.TAKEN);
    assertThat(books.fileNames()).containsExactly("IMG_1.jpg");
  }

  @Test
  void shouldTakeTheDocumentOfAForwardedMail() {
    // when
    State state =
        take(
            RawMail.from("clara@example.com")
                .text("See below")
                .forward(
                    RawMail.from(SUPPLIER)
                        .forward(
                            RawMail.from(SUPPLIER)
                                .attach("a.pdf", "application/pdf", RawMail.pdf("a")))));

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat((Object) books.cases.getFirst().get("sender")).isEqualTo("clara@example.com");
  }

  @Test
  void shouldNotStartAnythingForOurOwnMailThatIsForwarded() {
    assertThat(
            take(
                RawMail.from(SUPPLIER)
                    .text("What is this?")
                    .forward(
                        RawMail.from("pitcrew@example.com")
                            .header("X-Pitcrew-Message: abc")
                            .attach("a.pdf", "application/pdf", RawMail.pdf("a")))))
        .isEqualTo(State.NOT_UNDERSTOOD);
    assertThat(books.cases).isEmpty();
  }

  @Test
  void shouldOpenAnArchiveWithinLimits() {
    // given
    byte[] inner = RawMail.zip(List.of(new MailDocument("deep.pdf", RawMail.pdf("deep"))));
    byte[] archive =
        RawMail.zip(
            List.of(
                new MailDocument("2026/a.pdf", RawMail.pdf("a")),
                new MailDocument("../../b.pdf", RawMail.pdf("b")),
                new MailDocument("__MACOSX/._a.pdf", RawMail.pdf("x")),
                new MailDocument("more.zip", inner)));

    // when
    State state = take(RawMail.from(SUPPLIER).attach("all.zip", "application/zip", archive));

    // then
    assertThat(state).isEqualTo(State.PARTLY);
    assertThat(books.fileNames()).containsExactly("a.pdf", "b.pdf");
    assertThat(newest().detail())
        .isEqualTo("\"more.zip\" is within another archive; it is not opened.");
  }

  @Test
  void shouldRefuseAnArchiveThatIsABombOrBrokenOrEncrypted() {
    // given
    byte[] bomb = RawMail.zip(List.of(new MailDocument("a.pdf", new byte[30 << 20])));
    byte[] many =
        RawMail.zip(
            java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> new MailDocument(i + ".pdf", RawMail.pdf("x" + i)))
                .toList());
    byte[] encrypted = RawMail.zip(List.of(new MailDocument("a.pdf", RawMail.pdf("a"))));
    encrypted[6] |= 1;
    byte[] broken = java.util.Arrays.copyOf(encrypted, 40);

    // then
    Map<byte[], String> reasons =
        Map.of(
            bomb, "What the archive holds is too large.",
            many, "The archive holds more than 100 files.",
            encrypted, "The archive is encrypted or broken.",
            broken, "The archive is encrypted or broken.");
    reasons.forEach(
        (bytes, why) -> {
          assertThat(take(RawMail.from(SUPPLIER).attach("x.zip", "application/zip", bytes)))
              .isEqualTo(State.NOT_UNDERSTOOD);
          assertThat(newest().detail()).isEqualTo("\"x.zip\": " + why);
        });
    assertThat(books.cases).isEmpty();
  }

  @Test
  void shouldTellAPersonWhatItCannotOpen() {
    // then
    assertThat(
            detailOf(
                RawMail.from(SUPPLIER)
                    .attach("winmail.dat", "application/ms-tnef", new byte[] {1, 2})))
        .isEqualTo("\"winmail.dat\" is a file of Outlook's own kind, which is not opened.");
    assertThat(
            detailOf(
                RawMail.from(SUPPLIER)
                    .attach("smime.p7m", "application/pkcs7-mime", new byte[] {0x30, 2})))
        .isEqualTo("It is encrypted or signed as a whole (S/MIME); only its receiver can open it.");
    assertThat(
            detailOf(
                RawMail.from(SUPPLIER)
                    .kind("encrypted; protocol=\"application/pgp-encrypted\"")
                    .attach("encrypted.asc", "application/octet-stream", new byte[] {1})))
        .isEqualTo("It is encrypted; only its receiver can open it.");
    assertThat(
            detailOf(
                RawMail.from(SUPPLIER)
                    .attach(
                        "a.docx",
                        "application/x",
                        RawMail.zip(
                            List.of(new MailDocument("[Content_Types].xml", new byte[] {1}))))))
        .isEqualTo("\"a.docx\" is an Office file.");
    assertThat(
            detailOf(
                RawMail.from(SUPPLIER)
                    .attach("a.rar", "application/x", "Rar!...".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("\"a.rar\" is a compressed file, which is not opened.");
    assertThat(detailOf(RawMail.from(SUPPLIER).text("Please pay.")))
        .isEqualTo("It holds no document.");
    assertThat(books.cases).isEmpty();
    assertThat(books.records.mails().needingAPerson(10)).hasSize(6);

    // when a person has looked
    long id = books.records.mails().needingAPerson(10).getFirst().id();
    assertThat(books.records.mails().settle(id, "olga")).isTrue();
    assertThat(books.records.mails().settle(id, "olga")).isFalse();

    // then
    assertThat(books.records.mails().needingAPerson(10)).hasSize(5);
  }

  @Test
  void shouldTakeTheRestWhenOnePartIsDamaged() {
    // when
    State state =
        take(
            RawMail.from(SUPPLIER)
                .part(
                    "Content-Type: application/pdf\r\n"
                        + "Content-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=broken.pdf\r\n\r\n"
                        + "!!!!*\u0000***")
                .attach("a.pdf", "application/pdf", RawMail.pdf("a")));

    // then
    assertThat(state).isEqualTo(State.PARTLY);
    assertThat(books.fileNames()).containsExactly("a.pdf");
  }

  @Test
  void shouldDecodeNamesInAnyWayTheyAreWritten() {
    // when
    take(
        RawMail.from(SUPPLIER)
            .header("Subject: =?no-such-charset?Q?x?= =?UTF-8?B?w5xiZXI=?=")
            .part(encoded("filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf", "1"))
            .part(encoded("filename=\"=?ISO-8859-1?Q?Geb=FChr.pdf?=\"", "2"))
            .part(encoded("filename=\"../../etc/\u202efdp.exe\"", "3"))
            .part(encoded("filename*=nonsense'x", "4"))
            .part(encoded("nothing=\"here", "5")));

    // then
    assertThat(books.fileNames())
        .contains("Rechnung März.pdf", "Gebühr.pdf")
        .hasSize(5)
        .noneMatch(name -> name.toString().contains("/") || name.toString().contains("\u202e"));
  }

  private static String encoded(String disposition, String content) {
    return "Content-Type: application/pdf\r\nContent-Disposition: attachment; %s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s"
        .formatted(disposition, RawMail.base64(RawMail.pdf(content)));
  }

  @Test
  void shouldSetAMailAsideWhenItHasThousandsOfParts() {
    // given
    var many = RawMail.from(SUPPLIER);
    var tooMany = RawMail.from(SUPPLIER);
    for (int i = 0; i < 20_000; i++) {
      (i < 600 ? many : tooMany).part("Content-Type: application/pdf\r\n\r\nx");
    }

    // then
    assertThat(detailOf(many)).isEqualTo("The mail has more than 500 parts.");
    assertThat(detailOf(tooMany))
        .isEqualTo("The mail is made of too many parts to be taken apart.");
    assertThat(books.cases).isEmpty();
  }

  @Test
  void shouldSetAMailAsideWhenItIsNestedWithoutEnd() {
    // given
    var mail = RawMail.from(SUPPLIER).attach("a.pdf", "application/pdf", RawMail.pdf("a"));
    for (int i = 0; i < 40; i++) {
      mail = RawMail.from(SUPPLIER).forward(mail);
    }

    // then
    assertThat(detailOf(mail)).isEqualTo("The parts of the mail are nested deeper than 10.");
  }

  @Test
  void shouldSetAMailAsideWhenItsHeaderIsABomb() {
    // given
    var mail = RawMail.from(SUPPLIER).attach("a.pdf", "application/pdf", RawMail.pdf("a"));
    mail.header("X-Long: " + "a".repeat(300_000));

    // then
    assertThat(detailOf(mail)).isEqualTo("The header of the mail is larger than 256 KB.");
  }

  @Test
  void shouldSetAMailAsideWhenItIsTooLarge() {
    assertThat(intake.take(place(), new byte[MailReader.MAIL_BYTES_MAX + 1]))
        .isEqualTo(State.NOT_UNDERSTOOD);
    assertThat(newest().detail()).isEqualTo("The mail is larger than 40 MB.");
  }

  @Test
  void shouldLeaveAPartAsideWhenItsHeaderIsABomb() {
    // given many parameters in pieces, and a header of a megabyte
    var pieces = new StringBuilder("Content-Type: application/pdf");
    for (int i = 0; i < 20_000; i++) {
      pieces.append(";\r\n name*").append(i).append("=a");
    }
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    long begin = cpu.getCurrentThreadCpuTime();

    // when
    State state =
        take(
            RawMail.from(SUPPLIER)
                .part(pieces + "\r\n\r\n%PDF-1.7 x")
                .part("Content-Type: " + "(".repeat(1 << 20) + "\r\n\r\nx")
                .part(
                    "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\""
                        + "=?UTF-8?B?QQ==?= ".repeat(60_000)
                        + "\"\r\n\r\n%PDF-1.7 y")
                .attach("a.pdf", "application/pdf", RawMail.pdf("a")));

    // then
    assertThat(state).isIn(State.TAKEN, State.PARTLY);
    assertThat(books.fileNames()).contains("a.pdf");
    assertThat(Duration.ofNanos(cpu.getCurrentThreadCpuTime() - begin))
        .isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void shouldAlwaysEndWhenMailsAreGarbage() {
    // given
    byte[] good =
        RawMail.from(SUPPLIER)
            .html("<img src=cid:x>")
            .inline("p.png", "image/png", "x", new byte[300])
            .forward(RawMail.from(SUPPLIER).attach("a.pdf", "application/pdf", RawMail.pdf("a")))
            .bytes();
    var random = new Random(4711);

    // when
    for (int i = 0; i < 2_000; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j < 1 + random.nextInt(40); j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length;
      byte[] mail = java.util.Arrays.copyOf(bad, length);
      if (i % 50 == 0) {
        intake.take(place(), mail);
      } else {
        takenApart(mail);
      }
    }

    // then
    assertThat(books.records.mails().latest(500)).allMatch(mail -> mail.state() != State.WORKING);
  }

  private void takenApart(byte[] mail) {
    try {
      assertThat(Sorting.of(new MailReader(Set.of()).read(mail), books.feed::wants)).isNotNull();
    } catch (NotReadable e) {
      assertThat(e).hasMessageStartingWith("The ");
    }
  }

  @Test
  void shouldTryAgainWhenTheEngineWasAway() {
    // given
    byte[] mail =
        RawMail.from(SUPPLIER).attach("a.pdf", "application/pdf", RawMail.pdf("a")).bytes();
    var place = place();
    books.engineAway = true;
    assertThatThrownBy(() -> intake.take(place, mail)).hasMessage("The engine is away.");
    assertThat(newest().state()).isEqualTo(State.WORKING);

    // when
    books.engineAway = false;
    State state = intake.take(place, mail);

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat(books.cases).hasSize(1);
  }

  private static byte[] picture(int width, int height, String format) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int i = 0; i < width * height / 4; i++) {
      image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private State take(RawMail mail) {
    return intake.take(place(), mail.bytes());
  }

  private @org.jspecify.annotations.Nullable String detailOf(RawMail mail) {
    assertThat(take(mail)).isEqualTo(State.NOT_UNDERSTOOD);
    return newest().detail();
  }

  private MailRecord newest() {
    return books.records.mails().latest(1).getFirst();
  }

  private Mails.Place place() {
    return new Mails.Place("invoices", 1, ++uid);
  }
}
