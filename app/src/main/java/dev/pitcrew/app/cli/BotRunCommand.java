package dev.pitcrew.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.browser.BotTrial;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotFileError;
import dev.pitcrew.browser.run.RunResult;
import dev.pitcrew.browser.run.StepReport;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.secrets.KeptSecrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a bot at the terminal. */
@Command(
    name = "run",
    description = {
      "Runs a bot once, without an engine. What it does it does for real, and each time: no ledger remembers it.",
      "Prints each step with the way its element was found; pictures and documents go into a folder. Ends with 1 if a step failed."
    },
    footer = {
      "",
      "Secrets come from the environment (PITCREW_SECRET_NAME) or the folder 'secrets' in the data folder.",
      "",
      "Examples:",
      "  pitcrew bot run create-account.yaml --input name=Ada --input contract=contract.pdf",
      "  pitcrew bot run create-account.yaml --variables ada.json --bots-headless no"
    })
final class BotRunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "NAME.yaml, or a recording.")
  Path file = Path.of(".");

  @Option(
      names = "--input",
      paramLabel = "NAME=VALUE",
      description = "What the bot is given; for a document or rows, a file.")
  Map<String, String> inputs = new TreeMap<>();

  @Option(
      names = "--variables",
      paramLabel = "FILE",
      description = "The same as one JSON object: {\"name\": \"Ada\"}; --input goes before it.")
  @Nullable Path variables;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      defaultValue = "bot-run",
      description = "Where pictures and documents go (default: ./${DEFAULT-VALUE}).")
  Path into = Path.of("bot-run");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder, for its secrets and settings (default: ./${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @ArgGroup(validate = false, heading = "%nThe browser, as for 'pitcrew up':%n")
  BotOptions bots = new BotOptions();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Path folder = data.toAbsolutePath().normalize();
    var config = OutsideOptions.read(null, bots, folder, System::getenv).bots();
    var shelf = new FolderShelf(into);
    try {
      Bot bot = BotTrial.read(file);
      var secrets = new KeptSecrets(System.getenv(), folder.resolve("secrets"));
      return say(BotTrial.run(config, bot, inputs(bot, shelf), secrets, shelf), shelf);
    } catch (BotFileError | ContractBroken e) {
      throw new CommandFailure(Objects.requireNonNull(e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandFailure("Cannot run %s: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private JsonNode inputs(Bot bot, FolderShelf shelf) throws IOException {
    ObjectNode all = Variables.MAPPER.createObjectNode();
    if (variables != null) {
      try {
        if (Variables.MAPPER.readTree(Files.readString(variables)) instanceof ObjectNode object) {
          all.setAll(object);
        } else {
          throw new CommandFailure(
              "Expected %s to hold one JSON object, but it does not.".formatted(variables));
        }
      } catch (JsonProcessingException e) {
        throw new CommandFailure(
            "Expected %s to hold JSON, but line %d does not."
                .formatted(variables, e.getLocation().getLineNr()),
            e);
      }
    }
    for (var input : inputs.entrySet()) {
      Bot.Input declared = bot.inputs().get(input.getKey());
      if (declared == null) {
        throw new CommandFailure(
            "Expected an input of bot %s, but it has none called \"%s\"."
                .formatted(bot.name(), input.getKey()));
      }
      all.set(input.getKey(), value(input.getKey(), declared.type(), input.getValue(), shelf));
    }
    return all;
  }

  private static JsonNode value(String name, Bot.Type type, String text, FolderShelf shelf)
      throws IOException {
    var nodes = Variables.MAPPER.getNodeFactory();
    return switch (type) {
      case TEXT, DATE -> nodes.textNode(text);
      case NUMBER -> {
        try {
          yield nodes.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
          throw new CommandFailure(
              "Expected the input %s to be a number, but it is \"%s\".".formatted(name, text), e);
        }
      }
      case YES_NO ->
          switch (text) {
            case "yes" -> nodes.booleanNode(true);
            case "no" -> nodes.booleanNode(false);
            default ->
                throw new CommandFailure(
                    "Expected the input %s to be yes or no, but it is \"%s\"."
                        .formatted(name, text));
          };
      case DOCUMENT, ROWS -> {
        Path document = Path.of(text);
        if (!Files.isRegularFile(document)) {
          throw new CommandFailure(
              "Expected the input %s to be a file, but there is no %s.".formatted(name, document));
        }
        yield Variables.MAPPER.valueToTree(shelf.of(document).toVariable());
      }
    };
  }

  private int say(RunResult result, FolderShelf shelf) {
    PrintWriter out = spec.commandLine().getOut();
    int code =
        switch (result) {
          case RunResult.Finished finished -> {
            say(out, finished.log());
            finished.outputs().forEach((name, value) -> out.println(name + " = " + value));
            yield 0;
          }
          case RunResult.Refused refused -> {
            say(out, refused.log());
            out.println("BPMN error " + refused.code() + ": " + refused.message());
            yield 0;
          }
          case RunResult.Early early -> {
            out.println(early.message());
            yield 1;
          }
          case RunResult.Failed failed -> {
            say(out, failed.log());
            var failure = failed.failure();
            out.println("Step " + failure.step() + ": " + failure.reason());
            out.println("A person would have to:");
            failure.toDo().forEach(step -> out.println("  " + step));
            out.println("and the bot goes on at: " + failure.resumeFrom());
            out.println("Picture, page and console: " + shelf.file(failure.bundle()));
            yield 1;
          }
        };
    out.println("Pictures and documents are in " + into + ".");
    out.flush();
    return code;
  }

  private static void say(PrintWriter out, RunResult.Log log) {
    for (StepReport step : log.steps()) {
      String found =
          step.foundBy() == null
              ? ""
              : step.foundBy().equals(step.firstWay())
                  ? "by " + step.foundBy()
                  : "by %s, not by %s".formatted(step.foundBy(), step.firstWay());
      out.printf(
          "%-8s %-9s %6d ms  %s%s%n",
          step.outcome().name().toLowerCase(Locale.ROOT),
          step.id(),
          step.millis(),
          step.text(),
          found.isEmpty() ? "" : "  (" + found + ")");
    }
    log.warnings().forEach(warning -> out.println("Warning: " + warning));
  }
}
