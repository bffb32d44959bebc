package dev.pitcrew.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.mail.account.SignIn;
import dev.pitcrew.mail.account.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailSettingsTest {

  private static final String SMTP =
      """
      smtp.host = smtp.example.com
      smtp.user = pitcrew@example.com
      smtp.password-secret = SMTP_PASSWORD
      smtp.from = pitcrew@example.com
      """;

  @TempDir Path data;

  @Test
  void shouldSetNothingUpWhenThereIsNoFile() {
    // when
    var settings = MailSettings.load(data, null, Map.of());

    // then
    assertThat(settings.sending()).isNull();
    assertThat(settings.mailboxes()).isEmpty();
  }

  @Test
  void shouldTakeSafeValuesWhereNothingIsSaid() {
    // when
    var sending = Objects.requireNonNull(load(SMTP).sending());

    // then
    assertThat(sending.server().tls()).isEqualTo(Tls.STARTTLS);
    assertThat(sending.server().port()).isEqualTo(587);
    assertThat(sending.server().signIn())
        .isEqualTo(new SignIn.Password("pitcrew@example.com", "SMTP_PASSWORD"));
    assertThat(sending.perMinute()).isEqualTo(30);
    assertThat(sending.oldest()).isEqualTo(Duration.ofDays(7));
    assertThat(sending.publicUrl()).isNull();
  }

  @Test
  void shouldReadMailboxesAndLetTheEnvironmentSpeakLast() {
    // given
    String text =
        SMTP
            + """
            mailbox.invoices.host = imap.example.com
            mailbox.invoices.user = invoices@example.com
            mailbox.invoices.oauth.token-url = https://login.example.com/token
            mailbox.invoices.oauth.client-id = pitcrew
            mailbox.invoices.oauth.client-secret = CLIENT_SECRET
            mailbox.invoices.since = 2026-11-01
            mailbox.second.host = imap.example.com
            mailbox.second.user = second@example.com
            mailbox.second.password-secret = SECOND
            mailbox.second.after = flag
            """;
    write(text);

    // when
    var settings =
        MailSettings.load(
            data,
            URI.create("https://office.example.com"),
            Map.of(
                "PITCREW_MAIL_SMTP_HOST", "relay.example.com",
                "PITCREW_MAIL_MAILBOX_SECOND_FOLDER", "Bills"));

    // then
    var sending = Objects.requireNonNull(settings.sending());
    assertThat(sending.server().host()).isEqualTo("relay.example.com");
    assertThat(sending.publicUrl()).isEqualTo(URI.create("https://office.example.com"));
    Mailbox invoices = settings.mailboxes().get(0);
    assertThat(invoices.server().tls()).isEqualTo(Tls.IMPLICIT);
    assertThat(invoices.server().port()).isEqualTo(993);
    assertThat(invoices.server().signIn()).isInstanceOf(SignIn.OAuth.class);
    assertThat(invoices.processId()).isEqualTo("invoice-intake");
    assertThat(invoices.after()).isEqualTo(new Mailbox.After.Move("Processed", "Not understood"));
    assertThat(invoices.since()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(settings.mailboxes().get(1).folder()).isEqualTo("Bills");
    assertThat(settings.mailboxes().get(1).after()).isEqualTo(new Mailbox.After.Flag());
    assertThatThrownBy(() -> settings.expectProcesses(Set.of("other")))
        .hasMessage(
            "Expected mailbox.invoices.process to be one of [other], but it is invoice-intake.");
  }

  @Test
  void shouldRefuseWhatIsWrong() {
    assertWrong("smtp.hots = x", "Expected a setting of mail, but nobody knows \"smtp.hots\".");
    assertWrong("smtp.host = x", "Expected smtp.from, but it is missing.");
    assertWrong(
        SMTP + "smtp.port = 99999",
        "Expected smtp.port to be a number from 1 to 65535, but it is 99999.");
    assertWrong(
        SMTP + "smtp.tls = maybe",
        "Expected smtp.tls to be one of [implicit, none, starttls], but it is maybe.");
    assertWrong(
        SMTP + "smtp.tls = none",
        "Expected smtp.tls to be starttls or implicit where somebody signs in, but it is none.");
    assertWrong(
        SMTP + "public-url = https://office.example.com",
        "Expected public-url to stand in pitcrew.properties, in PITCREW_PUBLIC_URL or at --public-url, but it is among the settings of mail.");
    assertWrong(
        "mailbox.a.host = imap.example.com",
        "Expected mailbox.a.user to be who signs in, but it is nobody.");
  }

  @Test
  void shouldNotRepeatAPasswordThatStandsWhereANameBelongs() {
    assertWrong(
        SMTP.replace("SMTP_PASSWORD", "hunter2!"),
        "Expected smtp.password-secret to be the name of a secret in upper-case letters, but it is something else.");
  }

  private void assertWrong(String text, String message) {
    assertThatThrownBy(() -> load(text)).isInstanceOf(MailSettings.Wrong.class).hasMessage(message);
  }

  private MailSettings load(String text) {
    write(text);
    return MailSettings.load(data, null, Map.of());
  }

  private void write(String text) {
    try {
      Files.writeString(data.resolve(MailSettings.FILE), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
