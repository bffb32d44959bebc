package dev.pitcrew.browser.bot;

import dev.pitcrew.browser.bot.PageVerbs.Place;
import dev.pitcrew.browser.bot.PageVerbs.Read;
import dev.pitcrew.browser.bot.PageVerbs.Verb;
import dev.pitcrew.browser.bot.Target.Seek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads steps: each begins with a word that says what is done. */
final class StepReader {

  static final int STEPS_MAX = 500;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9 _-]{0,63}");

  private final Declared declared;
  private final TargetReader targets;
  private final PageVerbs page;
  private final Function<String, RecordingReader> recordings;
  private final Map<String, Verb> verbs = new LinkedHashMap<>();
  private int steps;

  /**
   * @param recordings opens a recording beside the bot's file by its name
   */
  StepReader(Declared declared, Function<String, RecordingReader> recordings) {
    this.declared = declared;
    this.targets = new TargetReader(declared);
    this.recordings = recordings;
    this.page = new PageVerbs(declared, targets);
    page.putInto(verbs);
    verbs.put("for each row of", this::forEach);
    verbs.put("if", this::choice);
    verbs.put("skip to", this::skip);
    verbs.put("resume point", this::resumePoint);
    verbs.put("effect", this::effect);
    verbs.put("found when", this::found);
    verbs.put("in frame", this::inFrame);
    verbs.put("play recording", this::recording);
  }

  /** The steps of a list of the first level. */
  List<Step> read(List<Yml> items, String prefix) {
    var all = list(items, new Place(prefix, false, 0, false));
    new Order().check(all);
    return all;
  }

  private List<Step> list(List<Yml> items, Place place) {
    var read = new ArrayList<Step>();
    for (int i = 0; i < items.size(); i++) {
      read.add(step(items.get(i), place.prefix() + (i + 1), place));
    }
    return List.copyOf(read);
  }

  private Step step(Yml item, String id, Place place) {
    if (++steps > STEPS_MAX) {
      throw new BotFileError(item.line(), "Expected at most %d steps.".formatted(STEPS_MAX));
    }
    if (!(item instanceof Yml.Fields fields) || fields.all().isEmpty()) {
      throw new BotFileError(item.line(), "Expected a step like \"click: Save\".");
    }
    String word = fields.all().keySet().iterator().next();
    var verb = verbs.get(word);
    if (verb == null) {
      throw new BotFileError(
          item.line(),
          "Expected a step to begin with one of %s, but found \"%s\"."
              .formatted(String.join(", ", verbs.keySet()), word));
    }
    var reader = new FieldsReader(fields, "the step \"" + word + "\"");
    var name = reader.text("name").orElse(null);
    if (name != null && !NAME.matcher(name).matches()) {
      throw new BotFileError(
          item.line(),
          "Expected a name of small letters, digits and dashes, but found \"%s\".".formatted(name));
    }
    var within = reader.time("within").orElse(null);
    var say = reader.text("say").orElse(null);
    var read =
        verb.read(
            reader,
            new Place(
                place.prefix().isEmpty() && id.isEmpty() ? "" : id + ".",
                place.inRows(),
                place.level(),
                place.inLookUp()));
    reader.end();
    var text = declared.template(say == null ? read.text() : say, item.line(), place.inRows());
    return new Step(id, item.line(), name, text, within, false, read.action());
  }

  private Read forEach(FieldsReader step, Place place) {
    String raw = step.requiredText("for each row of");
    var rows =
        declared.template(
            raw.startsWith("{{") ? raw : "{{" + raw + "}}", step.line(), place.inRows());
    if (rows.parts().size() != 1 || rows.isSecret()) {
      throw new BotFileError(
          step.line(),
          "Expected rows like inputs.people or outputs.sheet, but found \"%s\".".formatted(raw));
    }
    var body =
        list(
            step.items("do"), new Place(place.prefix(), true, place.level() + 1, place.inLookUp()));
    notEmpty(body, step, "do");
    return new Read(
        new Action.ForEach(rows, body),
        "For each row of %s".formatted(raw.replace("{", "").replace("}", "")));
  }

  private Read choice(FieldsReader step, Place place) {
    var shown = targets.beside(step, "if", Seek.SHOWN, place.inRows());
    var then = list(step.items("then"), place.inside(place.prefix() + "then"));
    var otherwise = list(step.items("else"), place.inside(place.prefix() + "else"));
    if (then.isEmpty() && otherwise.isEmpty()) {
      notEmpty(then, step, "then");
    }
    return new Read(
        new Action.If(shown, then, otherwise), "If %s is shown".formatted(shown.called()));
  }

  private Read skip(FieldsReader step, Place place) {
    String to = step.requiredText("skip to");
    var when = targets.alone(step.required("when"), "when", Seek.SHOWN, place.inRows());
    var unless =
        step.any("go on when")
            .map(value -> targets.alone(value, "go on when", Seek.SHOWN, place.inRows()))
            .orElse(null);
    return new Read(
        new Action.SkipTo(to, when, unless),
        "Go on at \"%s\" where %s is shown".formatted(to, when.called()));
  }

  private Read resumePoint(FieldsReader step, Place place) {
    String called = step.requiredText("resume point");
    if (place.level() > 0) {
      throw new BotFileError(
          step.line(),
          "Expected resume points among the bot's own steps, not inside another step.");
    }
    if (called.equals(Bot.END) || !NAME.matcher(called).matches()) {
      throw new BotFileError(
          step.line(),
          "Expected a name of small letters, digits and dashes, other than \"end\", but found \"%s\"."
              .formatted(called));
    }
    return new Read(
        new Action.ResumePoint(called),
        "From here on it can go on by itself: %s".formatted(called));
  }

  private Read effect(FieldsReader step, Place place) {
    var key = page.plain(step, "effect", place);
    if (key.places().findAny().isEmpty()) {
      throw new BotFileError(
          step.line(),
          "Expected the effect's key to name what it is about, like \"account of {{inputs.employeeId}}\", but it is always the same.");
    }
    var lookUp =
        list(
            step.items("look up"),
            new Place(place.prefix() + "look up.", place.inRows(), place.level() + 1, true));
    if (!lookUp.isEmpty() && !(lookUp.getLast().action() instanceof Action.Found)) {
      throw new BotFileError(
          step.line(), "Expected \"look up\" to end with a step \"found when\".");
    }
    var body =
        list(step.items("do"), new Place(place.prefix(), place.inRows(), place.level() + 1, false));
    notEmpty(body, step, "do");
    return new Read(new Action.Effect(key, lookUp, body), "Do once: %s".formatted(key));
  }

  private Read found(FieldsReader step, Place place) {
    if (!place.inLookUp()) {
      throw new BotFileError(step.line(), "Expected \"found when\" inside \"look up\" only.");
    }
    var when = targets.beside(step, "found when", Seek.SHOWN, place.inRows());
    var unless =
        targets.alone(
            step.required("not found when"), "not found when", Seek.SHOWN, place.inRows());
    return new Read(
        new Action.Found(when, unless),
        "See whether %s is shown, or %s".formatted(when.called(), unless.called()));
  }

  private Read inFrame(FieldsReader step, Place place) {
    var frame = targets.beside(step, "in frame", Seek.FRAME, place.inRows());
    var body =
        list(
            step.items("do"),
            new Place(place.prefix(), place.inRows(), place.level() + 1, place.inLookUp()));
    notEmpty(body, step, "do");
    return new Read(
        new Action.InFrame(frame, body), "In the part %s of the page".formatted(frame.called()));
  }

  private Read recording(FieldsReader step, Place place) {
    String file = step.requiredText("play recording");
    var replaced = new LinkedHashMap<String, Template>();
    step.fields("replace")
        .forEach(
            (recorded, with) ->
                replaced.put(
                    recorded,
                    declared.template(
                        FieldsReader.textOf(with, "replace"), with.line(), place.inRows())));
    var body =
        recordings
            .apply(file)
            .read(
                place.prefix(),
                replaced,
                raw -> declared.template(raw, step.line(), place.inRows()),
                step.line());
    steps += body.size();
    return new Read(new Action.Recording(file, body), "Do what was recorded in %s".formatted(file));
  }

  private static void notEmpty(List<Step> body, FieldsReader step, String word) {
    if (body.isEmpty()) {
      throw new BotFileError(
          step.line(), "Expected steps under \"%s\", but there are none.".formatted(word));
    }
  }
}
