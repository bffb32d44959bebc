package dev.pitcrew.app.cli;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.app.demo.Demonstration;
import dev.pitcrew.app.demo.Programme;
import dev.pitcrew.samples.SampleTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every sample without people. */
@Command(
    name = "demo",
    description = {
      "Plays every process with its samples: invoices to their payment, expense claims, on- and"
          + " offboarding with bots in a browser, the report of the month.",
      "People are played by the answers beside the samples. Prints what came of each case; exits"
          + " with 1 if one differs from what is known. Uses a folder and ports of its own,"
          + " and begins on 20 November 2026, when the samples are new."
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the data in this folder instead of a temporary one.")
  Path keep;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path data = keep != null ? keep.toAbsolutePath() : Files.createTempDirectory("pitcrew-demo");
    Settings settings =
        Settings.local(data, Ports.free(), Ports.free(), true).withClock(SampleTime.clock());
    long begun = System.nanoTime();
    try (PitcrewApplication application = PitcrewApplication.start(settings)) {
      Demonstration.Result result =
          Demonstration.of(
                  application.office(),
                  Programme.whole(),
                  line -> {
                    err.printf("%5.1fs  %s%n", (System.nanoTime() - begun) / 1e9, line);
                    err.flush();
                  })
              .run();
      out.println();
      out.print(result.text());
      out.printf(
          Locale.ROOT,
          "%d cases in %.0f s. %s%n",
          result.cases(),
          (System.nanoTime() - begun) / 1e9,
          result.asExpected() ? "All outcomes are the known ones." : "An outcome differs.");
      out.flush();
      return result.asExpected() ? 0 : 1;
    } catch (PitcrewApplication.CannotStart e) {
      throw new CommandFailure(e.getMessage(), e);
    } finally {
      if (keep == null) {
        Folders.delete(data);
      }
    }
  }
}
