package dev.pitcrew.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads documents without a server. */
@Command(
    name = "extract",
    description =
        "Reads invoices (e-invoice XML, PDF, scan, photo) or receipts (PDF, scan, photo) and prints one JSON object for each file.",
    footer = {
      "",
      "A file that cannot be read gives an object with \"error\"; the others are read all the same.",
      "",
      "Examples:",
      "  pitcrew extract samples/invoices/*.pdf",
      "  pitcrew extract --type receipt receipts/*.jpg",
      "  pitcrew extract --quiet --score some/MANIFEST.json      fields right and wrong, by source"
    })
final class ExtractCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "What to read; with --score and without files: all documents of the manifests.")
  List<Path> files = List.of();

  @Option(
      names = "--type",
      defaultValue = "invoice",
      description = "What the files are read as: ${COMPLETION-CANDIDATES} (default: invoice).")
  Type type = Type.invoice;

  @Option(names = "--quiet", description = "JSON alone, no progress.")
  boolean quiet;

  @Option(
      names = "--score",
      arity = "1..*",
      paramLabel = "MANIFEST",
      description = "Labelled documents to measure against; prints a table instead of JSON.")
  List<Path> manifests = List.of();

  /** As it is written on the command line. */
  enum Type {
    invoice,
    receipt
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    return new dev.pitcrew.documents.cli.ExtractCommand()
        .run(
            dev.pitcrew.documents.cli.ExtractCommand.Type.valueOf(
                type.name().toUpperCase(Locale.ROOT)),
            files,
            quiet,
            manifests,
            out,
            System.err);
  }
}
