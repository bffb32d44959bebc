package dev.pitcrew.mail.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.mail.Mailbox;
import dev.pitcrew.mail.account.MailServer;
import dev.pitcrew.mail.account.SignIn;
import dev.pitcrew.mail.account.Tls;
import dev.pitcrew.mail.account.TokenEndpoint;
import dev.pitcrew.testing.FreePorts;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailboxWatchTest {

  private static final String BOX = "invoices@example.com";
  private static final Secrets SECRETS =
      name -> name.equals("BOX") ? Optional.of("right horse") : Optional.empty();
  private static final Mailbox.After MOVE = new Mailbox.After.Move("Processed", "Not understood");

  @TempDir Path folder;
  private IntakeBooks books;
  private GreenMail server;
  private GreenMailUser user;

  @BeforeEach
  void open() {
    books = new IntakeBooks(folder);
    server = new GreenMail(patient(FreePorts.next()));
    server.start();
    user = server.setUser(BOX, BOX, "right horse");
  }

  @AfterEach
  void close() {
    server.stop();
    books.close();
  }

  @Test
  void shouldTakeWhatIsThereAndWhatComesWhileItWaits() {
    // given
    deliver(
        RawMail.from("a@supplier.example").attach("a.pdf", "application/pdf", RawMail.pdf("a")));

    // when
    try (var watch = start(mailbox(MOVE))) {
      await().until(() -> books.cases.size() == 1);
      // The server tells of it: the next look by the clock would be after the end of the test.
      deliver(
          RawMail.from("a@supplier.example").attach("b.pdf", "application/pdf", RawMail.pdf("b")));
      deliver(RawMail.from("a@supplier.example").text("Hello?"));
      await().until(() -> count("Processed") == 2 && count("Not understood") == 1);

      // then
      assertThat(books.fileNames()).containsExactly("a.pdf", "b.pdf");
      await().until(() -> count("INBOX") == 0 && watch.trouble().isEmpty());
      assertThat(books.records.mails().needingAPerson(10)).hasSize(1);
    }
  }

  @Test
  void shouldMarkMailsAndTakeEachOnceWhenNothingIsMoved() {
    // given
    deliver(
        RawMail.from("a@supplier.example").attach("a.pdf", "application/pdf", RawMail.pdf("a")));
    deliver(RawMail.from("a@supplier.example").text("Hello?"));

    // when it is watched twice
    for (int i = 0; i < 2; i++) {
      try (var watch = start(mailbox(new Mailbox.After.Flag()))) {
        await().until(() -> flagged() == 1 && watch.trouble().isEmpty());
        deliver(
            RawMail.from("a@supplier.example")
                .attach("n.pdf", "application/pdf", RawMail.pdf("n" + i)));
        int cases = 2 + i;
        await()
            .until(
                () ->
                    books.cases.size() == cases
                        && books.records.mails().latest(10).size() == cases + 1);
      }
    }

    // then
    assertThat(count("INBOX")).isEqualTo(4);
    assertThat(books.fileNames()).containsExactly("a.pdf", "n.pdf", "n.pdf");
    assertThat(books.records.mails().latest(10)).hasSize(4);
  }

  @Test
  void shouldTakeAMailOnceWhenTheServerNumbersAllAnew() {
    // given
    RawMail mail =
        RawMail.from("a@supplier.example").attach("a.pdf", "application/pdf", RawMail.pdf("a"));
    byte[] bytes = mail.bytes();
    deliver(bytes);
    try (var watch = start(mailbox(new Mailbox.After.Flag()))) {
      await().until(() -> books.cases.size() == 1);
    }

    // when
    server.reset();
    user = server.setUser(BOX, BOX, "right horse");
    deliver(
        RawMail.from("a@supplier.example").attach("z.pdf", "application/pdf", RawMail.pdf("z")));
    deliver(bytes);
    try (var watch = start(mailbox(new Mailbox.After.Flag()))) {
      await().until(() -> books.records.mails().latest(10).size() == 2);
    }

    // then
    assertThat(books.fileNames()).containsExactly("a.pdf", "z.pdf");
    assertThat(books.records.outbox().entries(10)).isEmpty();
  }

  @Test
  void shouldGoOnWhenTheServerWasAway() {
    // given
    try (var watch = start(mailbox(MOVE))) {
      await().until(() -> watch.trouble().isEmpty());
      int port = server.getImap().getPort();

      // when
      server.stop();
      await().until(() -> watch.trouble().isPresent());
      server = new GreenMail(patient(port));
      server.start();
      user = server.setUser(BOX, BOX, "right horse");
      deliver(
          RawMail.from("a@supplier.example").attach("a.pdf", "application/pdf", RawMail.pdf("a")));

      // then
      await().until(() -> books.cases.size() == 1 && watch.trouble().isEmpty());
    }
  }

  @Test
  void shouldKeepAMailWhereItIsWhenTheEngineIsAway() {
    // given
    books.engineAway = true;
    deliver(
        RawMail.from("a@supplier.example").attach("a.pdf", "application/pdf", RawMail.pdf("a")));

    try (var watch = start(mailbox(MOVE))) {
      await().until(() -> books.records.mails().latest(1).size() == 1);
      assertThat(count("INBOX")).isEqualTo(1);

      // when
      books.engineAway = false;
      deliver(RawMail.from("a@supplier.example").text("A mail that wakes it."));

      // then
      await().until(() -> count("Processed") == 1 && count("Not understood") == 1);
      assertThat(books.fileNames()).containsExactly("a.pdf");
    }
  }

  @Test
  void shouldSayThatTheSignInIsRefused() {
    // given
    var mailbox =
        mailbox(
            new SignIn.Password(BOX, "OTHER"),
            MOVE,
            new ServerSetup(server.getImap().getPort(), "127.0.0.1", "imap"));

    // then
    try (var watch = start(mailbox)) {
      await().until(() -> watch.trouble().isPresent());
      assertThat(watch.trouble().orElseThrow()).contains("Expected to know the secret OTHER");
    }
    user.setPassword("another horse");
    try (var watch = start(mailbox(MOVE))) {
      await().until(() -> watch.trouble().isPresent());
      assertThat(watch.trouble().orElseThrow()).contains("did not accept the sign-in");
    }
  }

  @Test
  void shouldSignInWithATokenAndFetchANewOneWhenItIsNotAccepted() {
    // given
    deliver(
        RawMail.from("a@supplier.example").attach("a.pdf", "application/pdf", RawMail.pdf("a")));
    user.setPassword("token-2");
    try (var endpoint = new TokenEndpoint()) {
      endpoint.script =
          form ->
              new TokenEndpoint.Answer(
                  200,
                  "{\"access_token\": \"token-%d\", \"expires_in\": 3600}"
                      .formatted(endpoint.asked.size()));
      var mailbox =
          mailbox(
              new SignIn.OAuth(BOX, endpoint.address(), "pitcrew", null, null, "mail"),
              MOVE,
              new ServerSetup(server.getImap().getPort(), "127.0.0.1", "imap"));

      // when
      try (var watch = start(mailbox)) {
        await().until(() -> books.cases.size() == 1);
      }

      // then
      assertThat(endpoint.asked).hasSize(2);
    }
  }

  private static ServerSetup patient(int port) {
    var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    setup.setServerStartupTimeout(Duration.ofMinutes(2).toMillis());
    return setup;
  }

  private MailboxWatch start(Mailbox mailbox) {
    return MailboxWatch.start(
        mailbox,
        books.records,
        books.feed,
        SECRETS,
        Set.of("pitcrew@example.com"),
        Duration.ofMillis(20));
  }

  private Mailbox mailbox(Mailbox.After after) {
    return mailbox(
        new SignIn.Password(BOX, "BOX"),
        after,
        new ServerSetup(server.getImap().getPort(), "127.0.0.1", "imap"));
  }

  private static Mailbox mailbox(SignIn signIn, Mailbox.After after, ServerSetup where) {
    return new Mailbox(
        "invoices",
        new MailServer("127.0.0.1", where.getPort(), Tls.NONE, signIn, null),
        "INBOX",
        "invoice-intake",
        after,
        Duration.ofHours(1),
        null);
  }

  private void deliver(RawMail mail) {
    deliver(mail.bytes());
  }

  private void deliver(byte[] bytes) {
    try {
      user.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private int count(String name) {
    try {
      MailFolder found =
          name.equals("INBOX")
              ? server.getManagers().getImapHostManager().getInbox(user)
              : server.getManagers().getImapHostManager().getFolder(user, name);
      return found == null ? 0 : found.getNonDeletedMessages().size();
    } catch (FolderException e) {
      return 0;
    }
  }

  private long flagged() throws FolderException {
    return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
        .filter(each -> each.getFlags().contains(Flags.Flag.FLAGGED))
        .count();
  }
}
