package dev.pitcrew.app.cli;

import dev.pitcrew.browser.egress.HostPattern;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for settings that may stand in three places: the command line ({@code
 * --bots-grid}), the environment ({@code PITCREW_BOTS_GRID}) and {@code pitcrew.properties} in the
 * data folder ({@code bots-grid = ...}); the first that says something counts. What is wrong is
 * named with its place.
 */
final class Choices {

  static final String FILE = "pitcrew.properties";
  private static final String VARIABLE = "PITCREW_";

  private final Map<String, @Nullable String> typed;
  private final UnaryOperator<@Nullable String> environment;
  private final Properties file;

  private Choices(
      Map<String, @Nullable String> typed,
      UnaryOperator<@Nullable String> environment,
      Properties file) {
    this.typed = typed;
    this.environment = environment;
    this.file = file;
  }

  /**
   * @param typed each setting's value on the command line, by its name; null where none was typed
   * @throws CommandFailure when the file sets something nobody knows: it is a slip
   */
  static Choices of(
      Map<String, @Nullable String> typed,
      Path data,
      UnaryOperator<@Nullable String> environment,
      Set<String> known) {
    Path path = data.resolve(FILE);
    var file = new Properties();
    if (Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path)) {
        file.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandFailure("Cannot read %s: %s".formatted(path, e.getMessage()), e);
      }
    }
    for (String name : file.stringPropertyNames()) {
      if (!known.contains(name)) {
        throw new CommandFailure(
            "Expected a setting in %s, but nobody knows \"%s\".".formatted(FILE, name));
      }
    }
    return new Choices(typed, environment, file);
  }

  /** A choice and the place it stands at, as a person would name it. */
  private record Choice(String place, String value) {

    CommandFailure wrong(String expected) {
      return new CommandFailure(
          "Expected %s to be %s, but it is \"%s\".".formatted(place, expected, value));
    }
  }

  private @Nullable Choice find(String name) {
    String variable = VARIABLE + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Stream.of(
            choice("--" + name, typed.get(name)),
            choice(variable, environment.apply(variable)),
            choice(name + " in " + FILE, file.getProperty(name)))
        .flatMap(List::stream)
        .findFirst()
        .orElse(null);
  }

  private static List<Choice> choice(String place, @Nullable String value) {
    return value == null || value.isBlank() ? List.of() : List.of(new Choice(place, value.strip()));
  }

  boolean has(String name) {
    return find(name) != null;
  }

  /** Refuses a setting where it cannot do anything. */
  void expectNone(String name, String because) {
    Choice choice = find(name);
    if (choice != null) {
      throw new CommandFailure(
          "Expected no %s %s, but it is \"%s\"."
              .formatted(choice.place(), because, choice.value()));
    }
  }

  @Nullable String text(String name) {
    Choice choice = find(name);
    return choice == null ? null : choice.value();
  }

  boolean yes(String name, boolean usual) {
    Choice choice = find(name);
    if (choice == null) {
      return usual;
    }
    return switch (choice.value().toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw choice.wrong("yes or no");
    };
  }

  int number(String name, int usual, int max) {
    Choice choice = find(name);
    if (choice == null) {
      return usual;
    }
    String expected = "a number from 1 to %d".formatted(max);
    try {
      int number = Integer.parseInt(choice.value());
      if (number < 1 || number > max) {
        throw choice.wrong(expected);
      }
      return number;
    } catch (NumberFormatException e) {
      throw choice.wrong(expected);
    }
  }

  @Nullable Path program(String name) {
    Choice choice = find(name);
    if (choice == null) {
      return null;
    }
    Path program = Path.of(choice.value()).toAbsolutePath().normalize();
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw choice.wrong("a program of this machine");
    }
    return program;
  }

  /** A name or address of this very machine, at which it can listen. */
  @Nullable String ownAddress(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(text))) {
      return socket.isBound() ? text : null;
    } catch (IOException e) {
      throw wrong(name, "an address of this machine, such as 10.0.0.7");
    }
  }

  /** The root of a server: a scheme, a host and perhaps a port. */
  @Nullable URI server(String name) {
    URI address = address(name, "http(s)://host[:port] and nothing behind it");
    if (address != null && !String.valueOf(address.getRawPath()).matches("/?")) {
      throw wrong(name, "http(s)://host[:port] and nothing behind it");
    }
    return address == null
        ? null
        : URI.create(
            address.getScheme().toLowerCase(Locale.ROOT) + "://" + address.getRawAuthority());
  }

  /** An address of the web, with a path where it has one. */
  @Nullable URI address(String name, String expected) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      URI address = new URI(text);
      if (address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && Set.of("http", "https").contains(address.getScheme().toLowerCase(Locale.ROOT))) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw wrong(name, expected);
  }

  /** Hosts, each with its port: what is opened to bots is named exactly. */
  List<HostPattern> hosts(String name) {
    String text = text(name);
    var hosts = new ArrayList<HostPattern>();
    for (String each : text == null ? new String[0] : text.split(",")) {
      try {
        HostPattern host = HostPattern.of(each.strip());
        if (host.below() || host.port() == 0) {
          throw new IllegalArgumentException(each);
        }
        hosts.add(host);
      } catch (IllegalArgumentException e) {
        throw wrong(
            name,
            "hosts with their ports and commas between them, such as intranet.example.com:443");
      }
    }
    return hosts;
  }

  private CommandFailure wrong(String name, String expected) {
    Choice choice = find(name);
    return choice == null ? new CommandFailure(expected) : choice.wrong(expected);
  }
}
