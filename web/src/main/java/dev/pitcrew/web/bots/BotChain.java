package dev.pitcrew.web.bots;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes that lead to a bot, and the elements in them that do: the task that runs it, and
 * what starts a process that does. A model may work out at run time which bot it means; then the
 * words it makes the name from decide, so that rather too much is found than too little.
 */
final class BotChain {

  private static final Pattern LITERAL = Pattern.compile("\"([^\"]{2,64})\"");
  private static final Pattern NAMED = Pattern.compile("=\\s*\"([^\"]+)\"\\s*");

  private final String bot;
  private final Set<String> known;
  private final List<BotModel> models;
  private final Map<String, Set<String>> targets = new LinkedHashMap<>();

  private BotChain(String bot, Set<String> known, List<BotModel> models) {
    this.bot = bot;
    this.known = known;
    this.models = models;
  }

  /**
   * @param known the names of all bots
   * @return by process, the elements that lead to the bot
   */
  static Map<String, Set<String>> of(String bot, Set<String> known, List<BotModel> models) {
    var chain = new BotChain(bot, known, models);
    for (BotModel model : models) {
      model.bots().stream()
          .filter(task -> chain.means(task.bot()))
          .forEach(task -> chain.add(model, task.elementId()));
    }
    // Each round goes one process up; there are no more rounds than processes.
    for (int round = 0; round < models.size() && chain.goUp(); round++) {}
    return chain.targets;
  }

  private boolean means(String expression) {
    if (!expression.startsWith("=")) {
      return expression.equals(bot);
    }
    Matcher named = NAMED.matcher(expression);
    return named.matches()
        ? named.group(1).equals(bot)
        : literals(expression).stream().anyMatch(bot::contains);
  }

  private boolean goUp() {
    boolean more = false;
    for (BotModel model : models) {
      for (BotModel.Call call : model.calls()) {
        if (targets.containsKey(call.processId()) && fits(call.inputs())) {
          more |= add(model, call.elementId());
        }
      }
    }
    return more;
  }

  /** What is handed over may say another bot: "create" where this one is called "disable-...". */
  private boolean fits(String inputs) {
    Set<String> parts = parts(bot);
    Set<String> ofOthers = new HashSet<>();
    known.forEach(name -> ofOthers.addAll(parts(name)));
    return literals(inputs).stream()
        .flatMap(literal -> parts(literal).stream())
        .filter(ofOthers::contains)
        .allMatch(parts::contains);
  }

  private boolean add(BotModel model, String elementId) {
    return targets.computeIfAbsent(model.processId(), id -> new HashSet<>()).add(elementId);
  }

  private static Set<String> literals(String expression) {
    Set<String> found = new HashSet<>();
    Matcher literal = LITERAL.matcher(expression);
    while (literal.find()) {
      found.add(literal.group(1));
    }
    return found;
  }

  private static Set<String> parts(String name) {
    return new HashSet<>(Arrays.asList(name.split("-")));
  }
}
