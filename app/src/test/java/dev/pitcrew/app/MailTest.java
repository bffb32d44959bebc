package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxEntry;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import dev.pitcrew.testing.FreePorts;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supplier mails an invoice, and is written back why it is not accepted. */
class MailTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String BOX = "invoices@example.com";
  private static final String OWN = "pitcrew@example.com";
  private static final String SUPPLIER = "billing@supplier.example";

  @Test
  void shouldAnswerASupplierByMailWhenAMailedInvoiceIsRefused(@TempDir Path data) throws Exception {
    // given an invoice for somebody else, which is refused without a person
    Sample sample =
        Samples.branches().stream()
            .filter(one -> one.fileName().contains("other-buyer"))
            .findFirst()
            .orElseThrow();
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              patient(ServerSetup.PROTOCOL_SMTP), patient(ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    try {
      GreenMailUser box = server.setUser(BOX, BOX, "right horse");
      server.setUser(OWN, OWN, "right horse");
      box.deliver(mail(sample));
      settings(data, server.getSmtp().getPort(), server.getImap().getPort());
      Settings settings =
          Settings.local(data, FreePorts.next(), FreePorts.next(), true)
              .withPublicUrl(URI.create("https://office.example.com"));

      // when
      try (PitcrewApplication application = PitcrewApplication.start(settings)) {
        await().atMost(PATIENCE).until(() -> to(server, SUPPLIER) != null);

        // then
        Records records = application.bean(Records.class);
        MimeMessage answer = to(server, SUPPLIER);
        assertThat(answer.getSubject()).isEqualTo("We cannot accept your invoice");
        assertThat(answer.getFrom()).containsExactly(new InternetAddress(OWN));
        assertThat(records.mails().latest(1).getFirst().cases()).hasSize(1);
        await()
            .until(
                () ->
                    records.outbox().entries(50).stream()
                        .filter(each -> each.draft().to().contains(SUPPLIER))
                        .allMatch(each -> each.state() == OutboxEntry.State.SENT));
        shouldKnowThePublicAddress(settings.port());
      }
    } finally {
      server.stop();
    }
  }

  /** Checked here because a start of its own would be dear. */
  private static void shouldKnowThePublicAddress(int port) throws IOException {
    // when somebody asks by another name, as through a proxy that passes it on
    String page = answer(port, "/inbox", "elsewhere.example");
    String api = answer(port, "/v2/topology", "localhost:" + port);

    // then
    assertThat(page)
        .containsIgnoringCase("Location: https://office.example.com/signin")
        .containsIgnoringCase("Set-Cookie: __Host-pitcrew=")
        .containsIgnoringCase("Strict-Transport-Security")
        .doesNotContain("elsewhere");
    assertThat(api).startsWith("HTTP/1.1 401");
  }

  private static String answer(int port, String path, String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, host)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void shouldNotStartWhenASettingOfMailIsWrong(@TempDir Path data) throws IOException {
    // given
    Files.writeString(data.resolve("mail.properties"), "smtp.hots = example.com");
    Settings settings = Settings.local(data, FreePorts.next(), FreePorts.next(), true);

    // then
    assertThatThrownBy(() -> PitcrewApplication.start(settings).close())
        .isInstanceOf(PitcrewApplication.CannotStart.class)
        .hasMessage("Could not start: Expected a setting of mail, but nobody knows \"smtp.hots\".");
  }

  private static ServerSetup patient(String protocol) {
    var setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(PATIENCE.toMillis());
    return setup;
  }

  private static void settings(Path data, int smtp, int imap) throws IOException {
    Path secrets = Files.createDirectories(data.resolve("secrets"));
    Files.writeString(secrets.resolve("HORSE"), "right horse\n");
    Files.writeString(
        data.resolve("mail.properties"),
        """
        smtp.host = 127.0.0.1
        smtp.port = %d
        smtp.tls = none
        smtp.user = %s
        smtp.password-secret = HORSE
        smtp.from = %s
        mailbox.invoices.host = 127.0.0.1
        mailbox.invoices.port = %d
        mailbox.invoices.tls = none
        mailbox.invoices.user = %s
        mailbox.invoices.password-secret = HORSE
        """
            .formatted(smtp, OWN, OWN, imap, BOX));
  }

  private static MimeMessage mail(Sample sample) throws MessagingException {
    var mail = new MimeMessage(Session.getInstance(new Properties()));
    mail.setFrom(SUPPLIER);
    mail.setRecipients(Message.RecipientType.TO, BOX);
    mail.setSubject("Our invoice");
    var part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(sample.content(), "application/pdf")));
    part.setFileName(sample.fileName());
    mail.setContent(new MimeMultipart(part));
    mail.saveChanges();
    return mail;
  }

  private static @org.jspecify.annotations.Nullable MimeMessage to(GreenMail server, String address)
      throws MessagingException {
    for (MimeMessage each : server.getReceivedMessages()) {
      var recipients = each.getRecipients(Message.RecipientType.TO);
      if (recipients != null && recipients[0].toString().equals(address)) {
        return each;
      }
    }
    return null;
  }
}
