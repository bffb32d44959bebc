package dev.pitcrew.app.cli;

import dev.pitcrew.browser.BotTrial;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotFileError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with bots' files, or what the bots do, in words. */
@Command(
    name = "check",
    description =
        "Says what is wrong with a bot's file, with its line; else what the bot does, in words. Opens no browser; ends with 1 if a file is wrong.")
final class BotCheckCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "NAME.yaml, or a recording.")
  List<Path> files = List.of();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    boolean right = true;
    for (Path file : files) {
      try {
        say(spec.commandLine().getOut(), BotTrial.read(file));
      } catch (BotFileError | IOException e) {
        right = false;
        spec.commandLine().getErr().println("pitcrew: " + e.getMessage());
      }
    }
    return right ? 0 : 1;
  }

  private static void say(PrintWriter out, Bot bot) {
    out.println(bot.name() + (bot.description().isEmpty() ? "" : ": " + bot.description()));
    say(out, "may reach", bot.hosts().stream().map(Object::toString).toList());
    say(out, "is given", bot.inputs().entrySet().stream().map(BotCheckCommand::input).toList());
    say(out, "gives back", List.copyOf(bot.outputs().keySet()));
    say(out, "may use the secrets", bot.secrets().stream().sorted().toList());
    bot.signIn().forEach(step -> out.printf("  %-9s %s%n", step.id(), step.text().raw()));
    bot.steps().stream()
        .flatMap(step -> step.all())
        .forEach(step -> out.printf("  %-9s %s%n", step.id(), step.text().raw()));
    out.flush();
  }

  private static void say(PrintWriter out, String what, List<String> things) {
    if (!things.isEmpty()) {
      out.println("  " + what + ": " + things.stream().collect(Collectors.joining(", ")));
    }
  }

  private static String input(Map.Entry<String, Bot.Input> input) {
    return "%s (%s%s)"
        .formatted(
            input.getKey(),
            input.getValue().type().name().toLowerCase(Locale.ROOT).replace('_', '/'),
            input.getValue().optional() ? ", optional" : "");
  }
}
