package dev.pitcrew.app;

import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.samples.portals.Portals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The sample company's portals, and what its bots need for them: addresses and secrets. Where
 * another process has the usual ports, the bots get copies with the ports that were free.
 */
final class SamplePortals implements AutoCloseable {

  private static final Map<String, String> SECRETS =
      Map.of(
          "HR_PORTAL_USER", Portals.HR.user(),
          "HR_PORTAL_PASSWORD", Portals.HR.password(),
          "IT_PORTAL_USER", Portals.IT.user(),
          "IT_PORTAL_PASSWORD", Portals.IT.password(),
          "IT_PORTAL_CODES", String.valueOf(Portals.IT.totpSeed()),
          "BANK_PORTAL_USER", Portals.BANK.user(),
          "BANK_PORTAL_PASSWORD", Portals.BANK.password());

  private static final String MARK = "# Made at the start, with the ports of the sample portals.\n";

  private final Portals portals;

  private SamplePortals(Portals portals) {
    this.portals = portals;
  }

  static SamplePortals start(Path data) {
    boolean usual = areFree(Portals.Ports.USUAL);
    Portals portals =
        Portals.start(
            usual ? Portals.Ports.USUAL : Portals.Ports.ANY, data.resolve("sample-portals"));
    var started = new SamplePortals(portals);
    try {
      started.placeBots(data.resolve("bots"), usual);
    } catch (IOException e) {
      portals.close();
      throw new UncheckedIOException(e);
    }
    return started;
  }

  /** The portals themselves, for whoever plays with their switches. */
  Portals portals() {
    return portals;
  }

  /** What bots may reach although it is this machine. */
  List<String> hosts() {
    return List.of(host(portals.hr()), host(portals.it()), host(portals.bank()));
  }

  /** The machine's own secrets first, else those of the sample portals. */
  static Secrets secrets(Secrets own) {
    return name -> {
      Optional<String> kept = own.find(name);
      return kept.isPresent() ? kept : Optional.ofNullable(SECRETS.get(name));
    };
  }

  private void placeBots(Path folder, boolean usual) throws IOException {
    Map<String, String> addresses =
        Map.of(
            "localhost:" + Portals.Ports.USUAL.hr(), host(portals.hr()),
            "localhost:" + Portals.Ports.USUAL.it(), host(portals.it()),
            "localhost:" + Portals.Ports.USUAL.bank(), host(portals.bank()));
    for (Resource bot :
        new PathMatchingResourcePatternResolver().getResources("classpath*:bots/*.yaml")) {
      Path copy = folder.resolve(String.valueOf(bot.getFilename()));
      if (usual) {
        removeCopy(copy);
        continue;
      }
      String text;
      try (InputStream in = bot.getInputStream()) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      for (var address : addresses.entrySet()) {
        text = text.replace(address.getKey(), address.getValue());
      }
      if (!Files.exists(copy) || isCopy(copy)) {
        Files.createDirectories(folder);
        Files.writeString(copy, MARK + text);
      }
    }
  }

  /** A bot that somebody wrote stays. */
  private static void removeCopy(Path file) throws IOException {
    if (Files.exists(file) && isCopy(file)) {
      Files.delete(file);
    }
  }

  private static boolean isCopy(Path file) throws IOException {
    return Files.readString(file).startsWith(MARK);
  }

  private static String host(URI address) {
    return address.getHost() + ":" + address.getPort();
  }

  private static boolean areFree(Portals.Ports ports) {
    return List.of(ports.hr(), ports.it(), ports.bank()).stream()
        .allMatch(
            port -> {
              try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
              } catch (IOException taken) {
                return false;
              }
            });
  }

  @Override
  public void close() {
    portals.close();
  }
}
