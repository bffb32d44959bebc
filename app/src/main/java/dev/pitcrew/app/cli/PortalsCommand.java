package dev.pitcrew.app.cli;

import dev.pitcrew.samples.portals.Account;
import dev.pitcrew.samples.portals.Portals;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the sample portals alone, for whoever makes a bot. */
@Command(
    name = "portals",
    description = {
      "Starts the sample portals that bots work on: an HR portal, an IT portal and a bank's reports.",
      "On this machine only. 'pitcrew up --samples' starts them too."
    })
final class PortalsCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8091",
      description = "Port of the first; the others follow (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Where they keep what is entered (default: nowhere).")
  @Nullable Path keep;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Portals portals;
    try {
      portals = Portals.start(new Portals.Ports(port, port + 1, port + 2), keep);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(
          "Cannot start the portals on ports %d to %d: %s"
              .formatted(port, port + 2, e.getCause().getMessage()),
          e);
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(portals::close));
    PrintWriter out = spec.commandLine().getOut();
    say(out, "HR portal", portals.hr(), Portals.HR);
    say(out, "IT portal", portals.it(), Portals.IT);
    say(out, "Bank reports", portals.bank(), Portals.BANK);
    out.println("Make one fail: curl -d trouble=down " + portals.hr() + "switches");
    out.flush();
    return CommandLines.KEEP_RUNNING;
  }

  private static void say(PrintWriter out, String name, URI address, Account account) {
    out.printf(
        "%-13s %s  sign in as %s, %s%s%n",
        name + ":",
        address,
        account.user(),
        account.password(),
        account.totpSeed() == null ? "" : ", one-time codes from " + account.totpSeed());
  }
}
