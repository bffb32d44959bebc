package dev.pitcrew.app.cli;

import dev.pitcrew.browser.bot.BotFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** Prints what an editor needs to help with a bot's file. */
@Command(
    name = "schema",
    description =
        "Prints the JSON schema of bots' files, for editors that know YAML: pitcrew bot schema > bot.schema.json.")
final class BotSchemaCommand implements Callable<Integer> {

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    try {
      spec.commandLine().getOut().print(BotFiles.schema());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
