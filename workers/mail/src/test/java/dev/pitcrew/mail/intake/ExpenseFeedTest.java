package dev.pitcrew.mail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.mail.MemoryShelf;
import dev.pitcrew.records.mail.MailRecord.State;
import dev.pitcrew.records.mail.Mails;
import dev.pitcrew.records.people.Person;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExpenseFeedTest {

  private static final byte[] SHEET =
      RawMail.zip(List.of(new MailDocument("[Content_Types].xml", new byte[] {1})));

  @TempDir Path folder;
  private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();
  private IntakeBooks books;
  private MailIntake intake;
  private long uid;

  @BeforeEach
  void open() {
    books = new IntakeBooks(folder);
    save("emil", "Emil@example.com", true);
    save("gone", "gone@example.com", false);
    save("one", "shared@example.com", true);
    save("two", "shared@example.com", true);
    intake =
        new MailIntake(
            books.records,
            new ExpenseFeed(books.records, new MemoryShelf(), claims::put),
            Set.of());
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void shouldMakeOneClaimOfASheetAndItsReceipts() {
    // when
    State state = take(mail("emil@example.com"));
    State again = take(mail("emil@example.com").header("Subject: the same once more"));

    // then
    assertThat(state).isEqualTo(State.TAKEN);
    assertThat(again).isEqualTo(State.TAKEN);
    assertThat(claims).hasSize(1);
    var claim = claims.values().iterator().next();
    assertThat(claim)
        .containsEntry("claimant", "emil")
        .containsEntry("channel", "mail")
        .containsEntry("title", "May.xlsx")
        .containsEntry("submittedAt", "2026-11-20T09:00:00Z");
    assertThat((String) claim.get("claimId")).matches("EXP-[0-9a-f]{12}");
    assertThat((List<?>) claim.get("receipts")).hasSize(2);
    assertThat(((Map<?, ?>) claim.get("sheet")).get("metadata").toString())
        .contains("May.xlsx", "spreadsheetml");
    assertThat(books.records.mails().latest(1).getFirst().cases())
        .containsExactly((String) claim.get("claimId"));
  }

  @Test
  void shouldTellAPersonWhenTheSenderIsNoEmployee() {
    for (String sender : List.of("x@elsewhere.example", "gone@example.com", "shared@example.com")) {
      assertThat(take(mail(sender))).isEqualTo(State.NOT_UNDERSTOOD);
    }
    assertThat(claims).isEmpty();
    assertThat(books.records.mails().latest(1).getFirst().detail())
        .contains("Claims are taken from the mail addresses of employees, and this is none.");
  }

  @Test
  void shouldTellAPersonWhenThereIsNotOneSheet() {
    assertThat(
            take(
                RawMail.from("emil@example.com")
                    .attach("a.pdf", "application/pdf", RawMail.pdf("a"))))
        .isEqualTo(State.NOT_UNDERSTOOD);
    assertThat(
            take(
                mail("emil@example.com")
                    .attach("b.csv", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(State.NOT_UNDERSTOOD);
    assertThat(claims).isEmpty();
  }

  private RawMail mail(String from) {
    return RawMail.from(from)
        .text("Please pay.")
        .attach("May.xlsx", "application/octet-stream", SHEET)
        .attach("taxi.pdf", "application/pdf", RawMail.pdf("taxi"))
        .attach("hotel.pdf", "application/pdf", RawMail.pdf("hotel"));
  }

  private State take(RawMail mail) {
    return intake.take(new Mails.Place("expenses", 1, ++uid), mail.bytes());
  }

  private void save(String name, String email, boolean active) {
    books
        .records
        .people()
        .save(new Person(name, name, Set.of("employee"), null, email, active, null, null));
  }
}
