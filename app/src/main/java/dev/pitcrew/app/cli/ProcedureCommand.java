package dev.pitcrew.app.cli;

import dev.pitcrew.procedure.Procedure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what people work by from the models. */
@Command(
    name = "procedure",
    description = {
      "Writes the standard operating procedure of a process from its BPMN model and the DMN tables in",
      "the same folder, as Markdown: who does what, in which order, and what follows from each answer."
    })
final class ProcedureCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "BPMN models.")
  List<Path> files = List.of();

  @Option(
      names = "--write",
      description = "Write PROCEDURE.md beside each model instead of printing it.")
  boolean write;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Path file : files) {
      String text = text(file);
      if (write) {
        Path beside = file.resolveSibling("PROCEDURE.md");
        try {
          Files.writeString(beside, text);
        } catch (IOException e) {
          throw new CommandFailure("Cannot write %s: %s".formatted(beside, e.getMessage()), e);
        }
        out.println(beside);
      } else {
        out.print(text);
      }
      out.flush();
    }
    return 0;
  }

  private static String text(Path file) {
    try {
      return Procedure.of(Files.readAllBytes(file), tablesBeside(file));
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    } catch (ModelParseException | IllegalArgumentException e) {
      throw new CommandFailure("%s is no BPMN model that can be read.".formatted(file), e);
    }
  }

  private static List<byte[]> tablesBeside(Path model) throws IOException {
    try (Stream<Path> files = Files.list(model.toAbsolutePath().getParent())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".dmn"))
          .sorted()
          .map(ProcedureCommand::bytes)
          .toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
