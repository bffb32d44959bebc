package dev.pitcrew.app.cli;

import dev.pitcrew.app.Settings;
import dev.pitcrew.app.bench.InvoiceBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many invoices an hour. */
@Command(
    name = "invoices",
    description = {
      "Measures how many invoices an hour this machine brings from the intake into the books.",
      "The whole application runs in this process with the sample company and an empty store; every invoice is another PDF,",
      "and whatever people are asked is answered at once."
    })
final class BenchInvoicesCommand implements Callable<Integer> {

  @Option(
      names = "--count",
      defaultValue = "200",
      description = "How many invoices (default: ${DEFAULT-VALUE}).")
  int count;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of their amounts (default: ${DEFAULT-VALUE}).")
  long seed;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path data = Files.createTempDirectory("pitcrew-bench");
    try {
      var settings = Settings.local(data, Ports.free(), Ports.free(), true);
      InvoiceBench.Result result = InvoiceBench.run(settings, count, seed);
      out.println(result.table());
      out.flush();
      return result.right() == count ? 0 : 1;
    } finally {
      Folders.delete(data);
    }
  }
}
