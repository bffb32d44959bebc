package dev.pitcrew.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.mail.MemoryShelf;
import dev.pitcrew.mail.MovableClock;
import dev.pitcrew.mail.account.MailServer;
import dev.pitcrew.mail.account.SignIn;
import dev.pitcrew.mail.account.Tls;
import dev.pitcrew.mail.account.TokenEndpoint;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxDraft;
import dev.pitcrew.records.mail.OutboxEntry;
import dev.pitcrew.records.people.Person;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxSenderTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Secrets SECRETS =
      name -> name.equals("SMTP") ? Optional.of("right horse") : Optional.empty();

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(NOW);
  private final MemoryShelf shelf = new MemoryShelf();
  private Records records;
  private ScriptedSmtp smtp;

  @BeforeEach
  void open() throws IOException {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), clock);
    records.people().save(new Person("clara", "Clara", Set.of("clerk"), null, "clara@example.com"));
    records.people().save(new Person("kurt", "Kurt", Set.of("clerk"), null, "kurt@example.com"));
    records
        .people()
        .save(
            new Person(
                "gone", "Gone", Set.of("clerk"), null, "gone@example.com", false, null, null));
    smtp = new ScriptedSmtp();
  }

  @AfterEach
  void close() {
    smtp.close();
    records.close();
  }

  @Test
  void shouldSendWithDocumentsAndLinkWhenAServerIsThere() throws Exception {
    // given
    GreenMail server = new GreenMail(patient(ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      server.setUser("pitcrew@example.com", "pitcrew@example.com", "right horse");
      DocumentRef report =
          shelf.put(
              "figures".getBytes(StandardCharsets.UTF_8), "application/pdf", "Übersicht/1.pdf");
      records
          .outbox()
          .write(
              "k",
              new OutboxDraft(
                  List.of("boss@example.com"),
                  List.of("clara"),
                  "Zahlen für März\r\nBcc: evil@example.com",
                  "Grüße\u0007",
                  "/tasks/4711",
                  List.of(report),
                  null));

      // when
      sender(server.getSmtp().getPort(), new SignIn.Password("pitcrew@example.com", "SMTP")).look();

      // then
      MimeMessage[] got = server.getReceivedMessages();
      assertThat(got).hasSize(2);
      assertThat(got[0].getSubject()).isEqualTo("Zahlen für März Bcc: evil@example.com");
      assertThat(got[0].getHeader("Bcc")).isNull();
      assertThat(got[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
      var parts = (MimeMultipart) got[0].getContent();
      assertThat(parts.getBodyPart(0).getContent().toString())
          .contains("Grüße", "https://office.example.com/tasks/4711")
          .doesNotContain("\u0007");
      assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("Übersicht_1.pdf");
      assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
          .isEqualTo("figures".getBytes(StandardCharsets.UTF_8));
      OutboxEntry entry = records.outbox().find("k").orElseThrow();
      assertThat(entry.state()).isEqualTo(OutboxEntry.State.SENT);
      assertThat(entry.messageId()).isEqualTo(got[0].getMessageID()).endsWith("@example.com>");
    } finally {
      server.stop();
    }
  }

  @Test
  void shouldWaitWithoutLosingATryWhenTheSignInIsRefused() throws Exception {
    // given
    GreenMail server = new GreenMail(patient(ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      server.getUserManager().setAuthRequired(true);
      server.setUser("pitcrew@example.com", "pitcrew@example.com", "another horse");
      write("k", "boss@example.com");
      var sender =
          sender(server.getSmtp().getPort(), new SignIn.Password("pitcrew@example.com", "SMTP"));

      // when
      sender.look();

      // then
      OutboxEntry entry = records.outbox().find("k").orElseThrow();
      assertThat(entry.state()).isEqualTo(OutboxEntry.State.WRITTEN);
      assertThat(entry.attempts()).isZero();
      assertThat(entry.problem()).contains("did not accept the sign-in");
      assertThat(sender.trouble()).isPresent();

      // when the password was set right
      server.setUser("pitcrew@example.com", "pitcrew@example.com", "right horse");
      clock.advance(Duration.ofSeconds(11));
      sender.look();

      // then
      assertThat(state("k")).isEqualTo(OutboxEntry.State.SENT);
      assertThat(sender.trouble()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void shouldSignInWithATokenWhereOneIsAskedFor() throws Exception {
    // given
    GreenMail server = new GreenMail(patient(ServerSetup.PROTOCOL_SMTP));
    server.start();
    try (var endpoint = new TokenEndpoint()) {
      server.getUserManager().setAuthRequired(true);
      server.setUser("pitcrew@example.com", "pitcrew@example.com", "token-1");
      write("k", "boss@example.com");

      // when
      sender(
              server.getSmtp().getPort(),
              new SignIn.OAuth(
                  "pitcrew@example.com", endpoint.address(), "pitcrew", "SMTP", null, null))
          .look();

      // then
      assertThat(state("k")).isEqualTo(OutboxEntry.State.SENT);
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void shouldSayThatASecretIsMissing() throws Exception {
    // given
    write("k", "boss@example.com");

    // when
    sender(smtp.port(), new SignIn.Password("x", "OTHER")).look();

    // then
    assertThat(records.outbox().find("k").orElseThrow().problem())
        .contains("Expected to know the secret OTHER");
    assertThat(smtp.mails).isEmpty();
  }

  @Test
  void shouldSendAllWhenTheServerIsBackAfterBeingAway() throws Exception {
    // given
    int port = smtp.port();
    smtp.close();
    write("k1", "boss@example.com");
    write("k2", "boss@example.com");
    var sender = sender(port);

    // when
    sender.look();
    sender.look();

    // then
    OutboxEntry first = records.outbox().find("k1").orElseThrow();
    assertThat(first.problem())
        .isEqualTo("The mail server 127.0.0.1:%d cannot be reached.".formatted(port));
    assertThat(first.nextTry()).isEqualTo(NOW.plusSeconds(10));

    // when
    smtp = new ScriptedSmtp();
    clock.advance(Duration.ofSeconds(10));
    sender(smtp.port()).look();

    // then
    assertThat(smtp.mails).hasSize(2);
    assertThat(state("k1")).isEqualTo(OutboxEntry.State.SENT);
    assertThat(state("k2")).isEqualTo(OutboxEntry.State.SENT);
  }

  @Test
  void shouldResolveNamesWhenItIsSentAndLeaveOutWhoLeft() throws Exception {
    // given
    records.outbox().write("k", "clerk", "s", "b");

    // when
    sender(smtp.port()).look();

    // then
    assertThat(smtp.commands)
        .contains("RCPT TO:<clara@example.com>", "RCPT TO:<kurt@example.com>")
        .noneMatch(command -> command.contains("gone@"));
  }

  @Test
  void shouldFailWithAReasonWhenThereIsNoAddress() throws Exception {
    // given
    records.outbox().write("k1", "sender of a.pdf", "s", "b");
    records.outbox().write("k2", "a@b.c>\r\nRCPT TO:<evil@example.com", "s", "b");

    // when
    sender(smtp.port()).look();

    // then
    assertThat(records.outbox().find("k1").orElseThrow().problem())
        .isEqualTo("No mail address that may be used is known for sender of a.pdf.");
    assertThat(state("k1")).isEqualTo(OutboxEntry.State.FAILED);
    assertThat(state("k2")).isEqualTo(OutboxEntry.State.FAILED);
    assertThat(smtp.commands).isEmpty();
  }

  @Test
  void shouldReachTheOthersWhenOneAddressIsRefusedForGood() throws Exception {
    // given
    smtp.script = command -> command.contains("nobody@") ? "550 no such user" : null;
    records
        .outbox()
        .write("k", new OutboxDraft(List.of("nobody@example.com", "boss@example.com"), "s", "b"));

    // when
    sender(smtp.port()).look();

    // then
    assertThat(smtp.mails).hasSize(1);
    OutboxEntry entry = records.outbox().find("k").orElseThrow();
    assertThat(entry.state()).isEqualTo(OutboxEntry.State.SENT);
    assertThat(entry.problem()).contains("Not to nobody@example.com", "550 no such user");
  }

  @Test
  void shouldSendToNobodyYetWhenOneAddressIsRefusedForNow() throws Exception {
    // given
    smtp.script = command -> command.contains("busy@") ? "451 later" : null;
    records
        .outbox()
        .write("k", new OutboxDraft(List.of("busy@example.com", "boss@example.com"), "s", "b"));
    var sender = sender(smtp.port());

    // when
    sender.look();

    // then
    assertThat(smtp.mails).isEmpty();
    OutboxEntry entry = records.outbox().find("k").orElseThrow();
    assertThat(entry.state()).isEqualTo(OutboxEntry.State.WRITTEN);
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(entry.nextTry()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));

    // when
    smtp.script = command -> null;
    clock.advance(Duration.ofMinutes(1));
    sender.look();

    // then
    assertThat(smtp.mails).hasSize(1);
  }

  @Test
  void shouldNotRetryWhenTheServerRefusesForGood() throws Exception {
    // given
    smtp.script = command -> command.equals(".") ? "554 looks like spam" : null;
    write("k", "boss@example.com");
    var sender = sender(smtp.port());

    // when
    sender.look();
    clock.advance(Duration.ofDays(1));
    sender.look();

    // then
    assertThat(smtp.mails).hasSize(1);
    OutboxEntry entry = records.outbox().find("k").orElseThrow();
    assertThat(entry.state()).isEqualTo(OutboxEntry.State.FAILED);
    assertThat(entry.problem()).contains("554 looks like spam");
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldGiveUpWhenTheServerIsBusyForDays() throws Exception {
    // given
    smtp.script = command -> command.startsWith("MAIL") ? "421 busy" : null;
    write("k", "boss@example.com");
    var sender = sender(smtp.port());

    // when
    for (int i = 0; i < OutboxSender.TRIES_MAX; i++) {
      sender.look();
      clock.advance(Duration.ofHours(4));
    }

    // then
    assertThat(state("k")).isEqualTo(OutboxEntry.State.FAILED);
    assertThat(Duration.between(NOW, clock.instant())).isGreaterThan(Duration.ofDays(2));
  }

  @Test
  void shouldAskAPersonWhenTheConnectionBreaksAfterTheMailWasHandedOver() throws Exception {
    // given
    smtp.script = command -> command.equals(".") ? ScriptedSmtp.BREAK : null;
    write("k", "boss@example.com");
    var sender = sender(smtp.port());

    // when
    sender.look();
    clock.advance(Duration.ofDays(1));
    sender.look();

    // then
    assertThat(smtp.mails).hasSize(1);
    OutboxEntry entry = records.outbox().find("k").orElseThrow();
    assertThat(entry.state()).isEqualTo(OutboxEntry.State.UNSURE);
    assertThat(records.effects().unresolved()).hasSize(1);

    // when the person found out that it did not arrive
    smtp.script = command -> null;
    assertThat(records.outboxDecisions().sendAgain(entry.id(), "olga")).isTrue();
    sender.look();

    // then it goes again under the same name
    assertThat(smtp.mails).hasSize(2);
    assertThat(smtp.mails).allMatch(mail -> mail.contains("Message-ID: " + entry.messageId()));
    assertThat(state("k")).isEqualTo(OutboxEntry.State.SENT);
    assertThat(records.audit().about("outbox", Long.toString(entry.id())))
        .extracting(each -> each.what() + " by " + each.who())
        .containsExactly("mail-sent-again by olga");
  }

  @Test
  void shouldTryAgainWhenTheConnectionBreaksBeforeTheMailWasHandedOver() throws Exception {
    // given
    smtp.script = command -> command.equals("DATA") ? ScriptedSmtp.BREAK : null;
    write("k", "boss@example.com");
    var sender = sender(smtp.port());

    // when
    sender.look();

    // then
    assertThat(state("k")).isEqualTo(OutboxEntry.State.WRITTEN);
    assertThat(records.effects().unresolved()).isEmpty();

    // when
    smtp.script = command -> null;
    clock.advance(Duration.ofMinutes(1));
    sender.look();

    // then
    assertThat(smtp.mails).hasSize(1);
  }

  @Test
  void shouldAskAPersonWhenTheSenderWasKilledBetweenClaimAndAnswer() throws Exception {
    // given a sender that took the message, claimed its sending and died
    write("k", "boss@example.com");
    OutboxEntry taken = records.delivery().takeNext(OutboxSender.LEASE).orElseThrow();
    records.effects().claim(taken.effectKey());
    var sender = sender(smtp.port());

    // when
    sender.look();
    assertThat(state("k")).isEqualTo(OutboxEntry.State.SENDING);
    clock.advance(OutboxSender.LEASE.plusSeconds(1));
    sender.look();

    // then
    assertThat(smtp.commands).isEmpty();
    assertThat(state("k")).isEqualTo(OutboxEntry.State.UNSURE);

    // when
    assertThat(records.outboxDecisions().wasSent(taken.id(), "olga")).isTrue();
    sender.look();

    // then
    assertThat(state("k")).isEqualTo(OutboxEntry.State.SENT);
    assertThat(smtp.commands).isEmpty();
    assertThat(records.effects().unresolved()).isEmpty();
    assertThat(records.outboxDecisions().wasSent(taken.id(), "olga")).isFalse();
  }

  @Test
  void shouldSendWhenTheSenderWasKilledBeforeItsClaim() throws Exception {
    // given
    write("k", "boss@example.com");
    records.delivery().takeNext(OutboxSender.LEASE).orElseThrow();

    // when
    clock.advance(OutboxSender.LEASE.plusSeconds(1));
    sender(smtp.port()).look();

    // then
    assertThat(smtp.mails).hasSize(1);
    assertThat(state("k")).isEqualTo(OutboxEntry.State.SENT);
  }

  @Test
  void shouldNotSendWhatAnotherHasBegunToSend() throws Exception {
    // given a claim by somebody else that nobody resolved
    write("k", "boss@example.com");
    OutboxEntry entry = records.outbox().find("k").orElseThrow();
    records.effects().claim(entry.effectKey());

    // when
    sender(smtp.port()).look();

    // then
    assertThat(smtp.mails).isEmpty();
    assertThat(state("k")).isEqualTo(OutboxEntry.State.UNSURE);
  }

  @Test
  void shouldKeepThePaceWhenThereIsMuchToSend() throws Exception {
    // given
    for (int i = 0; i < 35; i++) {
      write("k" + i, "boss@example.com");
    }
    var sender = sender(smtp.port());

    // when
    sender.look();
    sender.look();

    // then
    assertThat(smtp.mails).hasSize(30);

    // when
    clock.advance(Duration.ofMinutes(1));
    sender.look();

    // then
    assertThat(smtp.mails).hasSize(35);
  }

  @Test
  void shouldLeaveOldMessagesToAPersonWhenMailIsSetUpLater() throws Exception {
    // given
    write("k", "boss@example.com");
    clock.advance(Duration.ofDays(8));
    var sender = sender(smtp.port());

    // when
    sender.look();

    // then
    OutboxEntry entry = records.outbox().find("k").orElseThrow();
    assertThat(entry.state()).isEqualTo(OutboxEntry.State.FAILED);
    assertThat(entry.problem())
        .isEqualTo("It was written on 2026-11-20, too long ago to be sent by itself.");

    // when
    records.outboxDecisions().sendAgain(entry.id(), "olga");
    sender.look();

    // then
    assertThat(smtp.mails).hasSize(1);
  }

  @Test
  void shouldStayWithinTheAllowedDomains() throws Exception {
    // given
    write("k", "boss@elsewhere.example");

    // when
    sender(smtp.port(), new SignIn.Nobody(), Set.of("example.com")).look();

    // then
    assertThat(state("k")).isEqualTo(OutboxEntry.State.FAILED);
    assertThat(smtp.commands).isEmpty();
  }

  @Test
  void shouldSendOverTlsToAServerWhoseCertificateIsTrusted() throws Exception {
    // given
    Path certificate = OwnCertificate.make(folder);
    GreenMail server = new GreenMail(patient(ServerSetup.PROTOCOL_SMTPS));
    server.start();
    try {
      write("k", "boss@example.com");
      int port = server.getSmtps().getPort();

      // when nobody vouches for it
      var sender =
          sender(new MailServer("127.0.0.1", port, Tls.IMPLICIT, new SignIn.Nobody(), null));
      sender.look();

      // then
      assertThat(server.getReceivedMessages()).isEmpty();
      assertThat(sender.trouble()).isPresent();

      // when
      clock.advance(Duration.ofMinutes(1));
      sender(new MailServer("127.0.0.1", port, Tls.IMPLICIT, new SignIn.Nobody(), certificate))
          .look();

      // then
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
      OwnCertificate.forget();
    }
  }

  @Test
  void shouldSayNothingInTheClearWhenTlsIsRequiredAndNotOffered() throws Exception {
    // given
    write("k", "boss@example.com");

    // when
    sender(
            new MailServer(
                "127.0.0.1", smtp.port(), Tls.STARTTLS, new SignIn.Password("u", "SMTP"), null))
        .look();

    // then
    assertThat(smtp.commands).noneMatch(command -> command.matches("(?i)(AUTH|MAIL|RCPT).*"));
    assertThat(state("k")).isEqualTo(OutboxEntry.State.WRITTEN);
  }

  private void write(String key, String to) {
    records.outbox().write(key, to, "Subject of " + key, "Text");
  }

  private OutboxEntry.State state(String key) {
    return records.outbox().find(key).orElseThrow().state();
  }

  private OutboxSender sender(int port) {
    return sender(port, new SignIn.Nobody());
  }

  private OutboxSender sender(int port, SignIn signIn) {
    return sender(port, signIn, Set.of());
  }

  private OutboxSender sender(int port, SignIn signIn, Set<String> domains) {
    return sender(new MailServer("127.0.0.1", port, Tls.NONE, signIn, null), domains);
  }

  private OutboxSender sender(MailServer server) {
    return sender(server, Set.of());
  }

  private OutboxSender sender(MailServer server, Set<String> domains) {
    var settings =
        new SendingSettings(
            server,
            MailAddress.of("pitcrew@example.com").orElseThrow(),
            30,
            Duration.ofDays(7),
            domains,
            URI.create("https://office.example.com/"));
    return new OutboxSender(records, shelf, settings, SECRETS);
  }

  private static ServerSetup patient(String protocol) {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(Duration.ofMinutes(2).toMillis());
    return setup;
  }
}
