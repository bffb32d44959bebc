package dev.pitcrew.mail;

import dev.pitcrew.jobs.secrets.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings that begin alike, read by what they must be. */
record SettingGroup(Map<String, String> set, String prefix, Path dataFolder) {

  MailSettings.Wrong wrong(String key, String expected, String found) {
    return new MailSettings.Wrong(
        "Expected %s%s to be %s, but it is %s.".formatted(prefix, key, expected, found));
  }

  @Nullable String text(String key) {
    return set.get(prefix + key);
  }

  String text(String key, String usual) {
    String text = text(key);
    return text == null ? usual : text;
  }

  String required(String key) {
    String text = text(key);
    if (text == null) {
      throw new MailSettings.Wrong("Expected %s%s, but it is missing.".formatted(prefix, key));
    }
    return text;
  }

  int number(String key, int usual, int min, int max) {
    String text = text(key);
    if (text == null) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(key, "a number from %d to %d".formatted(min, max), text);
  }

  List<String> list(String key) {
    return Stream.of(text(key, "").split(","))
        .map(each -> each.strip().toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  <T> T oneOf(String key, Map<String, T> choices, T usual) {
    String text = text(key);
    if (text == null) {
      return usual;
    }
    T choice = choices.get(text.toLowerCase(Locale.ROOT));
    if (choice == null) {
      throw wrong(key, "one of " + new TreeSet<>(choices.keySet()), text);
    }
    return choice;
  }

  /** The name of a secret. What does not look like one may be the secret: it is not repeated. */
  @Nullable String secret(String key) {
    String name = text(key);
    if (name != null && !Secrets.NAME.matcher(name).matches()) {
      throw wrong(key, "the name of a secret in upper-case letters", "something else");
    }
    return name;
  }

  String requiredSecret(String key) {
    required(key);
    return String.valueOf(secret(key));
  }

  @Nullable URI address(String key, String... schemes) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && List.of(schemes).contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new MailSettings.Wrong(
        "Expected %s%s to be an address that begins with %s://, but it is %s."
            .formatted(prefix, key, schemes[schemes.length - 1], text));
  }

  @Nullable Path path(String key) {
    String text = text(key);
    return text == null ? null : dataFolder.resolve(text);
  }

  @Nullable LocalDate date(String key) {
    String text = text(key);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(key, "a day such as 2026-11-30", text);
    }
  }
}
