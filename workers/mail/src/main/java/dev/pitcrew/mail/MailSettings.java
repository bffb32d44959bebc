package dev.pitcrew.mail;

import dev.pitcrew.mail.account.MailServer;
import dev.pitcrew.mail.account.SignIn;
import dev.pitcrew.mail.account.Tls;
import dev.pitcrew.mail.send.MailAddress;
import dev.pitcrew.mail.send.SendingSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is set about mail: the file {@code mail.properties} in the data folder, each line of which
 * the environment may set instead ({@code PITCREW_MAIL_SMTP_HOST} for {@code smtp.host}). Secrets
 * stand there by name only. A setting nobody knows is refused: it is a slip.
 *
 * @param sending absent when nothing is sent: messages stay in the outbox
 * @param mailboxes that are watched
 * @param tellOfTasks whether people are told of their tasks
 */
public record MailSettings(
    @Nullable SendingSettings sending, List<Mailbox> mailboxes, boolean tellOfTasks) {

  public static final String FILE = "mail.properties";
  private static final String PREFIX = "PITCREW_MAIL_";
  private static final Pattern MAILBOX = Pattern.compile("mailbox\\.([a-z][a-z0-9-]{0,30})\\..+");

  /** Without these there is nothing that could be set in the environment alone. */
  private static final List<String> SMTP_KEYS =
      List.of(
          "notifications",
          "smtp.host",
          "smtp.port",
          "smtp.tls",
          "smtp.user",
          "smtp.password-secret",
          "smtp.from",
          "smtp.per-minute",
          "smtp.oldest-days",
          "smtp.only-to-domains",
          "smtp.certificate",
          "smtp.oauth.token-url",
          "smtp.oauth.client-id",
          "smtp.oauth.client-secret",
          "smtp.oauth.refresh-token-secret",
          "smtp.oauth.scope");

  private static final List<String> MAILBOX_KEYS =
      List.of(
          "host",
          "port",
          "tls",
          "user",
          "password-secret",
          "certificate",
          "folder",
          "process",
          "after",
          "processed-folder",
          "not-understood-folder",
          "poll-seconds",
          "since",
          "oauth.token-url",
          "oauth.client-id",
          "oauth.client-secret",
          "oauth.refresh-token-secret",
          "oauth.scope");

  public MailSettings {
    mailboxes = List.copyOf(mailboxes);
  }

  /** A setting is missing or wrong; the message says which, and what was expected. */
  public static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /**
   * @param publicUrl where people reach the pages; absent when links are not wanted
   * @throws Wrong when a setting is missing or wrong
   */
  public static MailSettings load(Path dataFolder, @Nullable URI publicUrl) {
    return load(dataFolder, publicUrl, System.getenv());
  }

  static MailSettings load(
      Path dataFolder, @Nullable URI publicUrl, Map<String, String> environment) {
    Map<String, String> set = new TreeMap<>(file(dataFolder.resolve(FILE)));
    Set<String> names = new TreeSet<>();
    set.keySet().stream()
        .map(MAILBOX::matcher)
        .filter(matcher -> matcher.matches())
        .forEach(matcher -> names.add(matcher.group(1)));
    List<String> known = new ArrayList<>(SMTP_KEYS);
    names.forEach(name -> MAILBOX_KEYS.forEach(key -> known.add("mailbox." + name + "." + key)));
    if (set.containsKey("public-url") || environment.containsKey(PREFIX + "PUBLIC_URL")) {
      throw new Wrong(
          "Expected public-url to stand in pitcrew.properties, in PITCREW_PUBLIC_URL or at --public-url, but it is among the settings of mail.");
    }
    for (String key : set.keySet()) {
      if (!known.contains(key)) {
        throw new Wrong("Expected a setting of mail, but nobody knows \"%s\".".formatted(key));
      }
    }
    for (String key : known) {
      String name = PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        set.put(key, value.strip());
      }
    }
    return new MailSettings(
        set.containsKey("smtp.host")
            ? sending(new SettingGroup(set, "smtp.", dataFolder), publicUrl)
            : null,
        names.stream()
            .map(name -> mailbox(name, new SettingGroup(set, "mailbox." + name + ".", dataFolder)))
            .toList(),
        new SettingGroup(set, "", dataFolder)
            .oneOf("notifications", Map.of("digest", true, "off", false), true));
  }

  /**
   * @param fed processes that mailboxes can feed
   * @throws Wrong when a mailbox is to feed another
   */
  public void expectProcesses(Set<String> fed) {
    for (Mailbox each : mailboxes) {
      if (!fed.contains(each.processId())) {
        throw new Wrong(
            "Expected mailbox.%s.process to be one of %s, but it is %s."
                .formatted(each.name(), new TreeSet<>(fed), each.processId()));
      }
    }
  }

  private static Map<String, String> file(Path file) {
    var properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (IllegalArgumentException e) {
        throw new Wrong("Expected %s to hold settings, but a line is broken.".formatted(FILE));
      }
    }
    Map<String, String> set = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> set.put(key, properties.getProperty(key).strip()));
    set.values().removeIf(String::isEmpty);
    return set;
  }

  private static SendingSettings sending(SettingGroup smtp, @Nullable URI publicUrl) {
    String from = smtp.required("from");
    return new SendingSettings(
        server(smtp, Map.of(Tls.STARTTLS, 587, Tls.IMPLICIT, 465, Tls.NONE, 25)),
        MailAddress.of(from).orElseThrow(() -> smtp.wrong("from", "a mail address", from)),
        smtp.number("per-minute", 30, 1, 6000),
        Duration.ofDays(smtp.number("oldest-days", 7, 1, 3650)),
        Set.copyOf(smtp.list("only-to-domains")),
        publicUrl);
  }

  private static Mailbox mailbox(String name, SettingGroup set) {
    MailServer server = server(set, Map.of(Tls.STARTTLS, 143, Tls.IMPLICIT, 993, Tls.NONE, 143));
    if (server.signIn() instanceof SignIn.Nobody) {
      throw set.wrong("user", "who signs in", "nobody");
    }
    boolean moves = set.oneOf("after", Map.of("move", true, "flag", false), true);
    return new Mailbox(
        name,
        server,
        set.text("folder", "INBOX"),
        set.text("process", "invoice-intake"),
        moves
            ? new Mailbox.After.Move(
                set.text("processed-folder", "Processed"),
                set.text("not-understood-folder", "Not understood"))
            : new Mailbox.After.Flag(),
        Duration.ofSeconds(set.number("poll-seconds", 60, 5, 3600)),
        set.date("since"));
  }

  private static MailServer server(SettingGroup set, Map<Tls, Integer> ports) {
    Tls usual = ports.containsValue(993) ? Tls.IMPLICIT : Tls.STARTTLS;
    Tls tls =
        set.oneOf(
            "tls",
            Map.of("starttls", Tls.STARTTLS, "implicit", Tls.IMPLICIT, "none", Tls.NONE),
            usual);
    var server =
        new MailServer(
            set.required("host"),
            set.number("port", ports.getOrDefault(tls, 0), 1, 65535),
            tls,
            signIn(set),
            set.path("certificate"));
    if (server.isReadable() && !(server.signIn() instanceof SignIn.Nobody)) {
      throw set.wrong("tls", "starttls or implicit where somebody signs in", "none");
    }
    return server;
  }

  private static SignIn signIn(SettingGroup set) {
    String user = set.text("user");
    URI tokenUrl = set.address("oauth.token-url", "http", "https");
    if (user == null) {
      return new SignIn.Nobody();
    }
    if (tokenUrl == null) {
      return new SignIn.Password(user, set.requiredSecret("password-secret"));
    }
    return new SignIn.OAuth(
        user,
        tokenUrl,
        set.required("oauth.client-id"),
        set.secret("oauth.client-secret"),
        set.secret("oauth.refresh-token-secret"),
        set.text("oauth.scope"));
  }
}
