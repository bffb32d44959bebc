package dev.pitcrew.app.cli;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.app.demo.Demonstration;
import dev.pitcrew.app.demo.Programme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Takes one e-invoice through everything, so that the JVM can note what a start needs; the launcher
 * runs it after a build.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Starts with data of its own, takes one invoice through, and ends.")
final class RehearseCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("pitcrew-rehearsal");
    Settings settings = Settings.local(data, Ports.free(), Ports.free(), true);
    try (PitcrewApplication application = PitcrewApplication.start(settings)) {
      return Demonstration.of(application.office(), Programme.one(), line -> {}).run().asExpected()
          ? 0
          : 1;
    } finally {
      Folders.delete(data);
    }
  }
}
