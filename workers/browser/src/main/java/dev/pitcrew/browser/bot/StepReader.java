package dev.pitcrew.browser.bot;

import dev.pitcrew.browser.bot.Action.Gesture;
import dev.pitcrew.browser.bot.Target.Seek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads steps: each begins with a word that says what is done. */
final class StepReader {

  static final int STEPS_MAX = 500;

  private static final long DOWNLOAD_MAX = 50L << 20;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9 _-]{0,63}");

  /** How the words that follow a step's own are read. */
  @FunctionalInterface
  private interface Verb {
    Read read(FieldsReader step, Place place);
  }

  /** What a step does and how to say it. */
  private record Read(Action action, String text) {}

  /**
   * Where a step stands.
   *
   * @param prefix of the ids of the steps beside it
   * @param inRows whether there is a row
   * @param level 0 for a bot's own steps
   */
  private record Place(String prefix, boolean inRows, int level, boolean inLookUp) {
    Place inside(String id) {
      return new Place(id + ".", inRows, level + 1, inLookUp);
    }
  }

  private final Declared declared;
  private final TargetReader targets;
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
    verbs.put("open", this::open);
    verbs.put("fill", this::fill);
    verbs.put("choose", this::choose);
    verbs.put("check", (step, place) -> check(step, place, "check", true));
    verbs.put("uncheck", (step, place) -> check(step, place, "uncheck", false));
    verbs.put("click", (step, place) -> click(step, place, "click", Gesture.CLICK));
    verbs.put(
        "double click", (step, place) -> click(step, place, "double click", Gesture.DOUBLE_CLICK));
    verbs.put(
        "right click", (step, place) -> click(step, place, "right click", Gesture.RIGHT_CLICK));
    verbs.put("hover over", (step, place) -> click(step, place, "hover over", Gesture.HOVER));
    verbs.put("press", this::press);
    verbs.put("upload", this::upload);
    verbs.put("download", this::download);
    verbs.put("read text", this::readText);
    verbs.put("read table", this::readTable);
    verbs.put("wait for", (step, place) -> waitFor(step, place, "wait for", false));
    verbs.put("wait until gone", (step, place) -> waitFor(step, place, "wait until gone", true));
    verbs.put("assert", (step, place) -> assertion(step, place, "assert", false));
    verbs.put("assert not", (step, place) -> assertion(step, place, "assert not", true));
    verbs.put("screenshot", this::screenshot);
    verbs.put("for each row of", this::forEach);
    verbs.put("if", this::choice);
    verbs.put("skip to", this::skip);
    verbs.put("resume point", this::resumePoint);
    verbs.put("effect", this::effect);
    verbs.put("found when", this::found);
    verbs.put("in frame", this::inFrame);
    verbs.put("go to window", this::window);
    verbs.put("answer dialog", this::dialog);
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

  private Read open(FieldsReader step, Place place) {
    var url = open(step.requiredText("open"), step.line(), place.inRows());
    return new Read(new Action.Open(url), "Open %s".formatted(url));
  }

  private Template open(String raw, int line, boolean inRows) {
    var url = declared.template(raw, line, inRows);
    if (url.isSecret()) {
      throw new BotFileError(
          line, "Expected an address without secrets: addresses are kept in logs.");
    }
    boolean web =
        raw.startsWith("https://") || raw.startsWith("http://") || raw.startsWith("{{inputs.");
    if (!web) {
      throw new BotFileError(
          line,
          "Expected an address that begins with https:// or http://, but found \"%s\"."
              .formatted(raw));
    }
    return url;
  }

  private Read fill(FieldsReader step, Place place) {
    var field = targets.beside(step, "fill", Seek.FIELD, place.inRows());
    var value =
        declared.template(
            FieldsReader.textOf(step.required("with"), "with"), step.line(), place.inRows());
    boolean keys =
        step.text("by").map(by -> oneOf(by, step, "keys", "script").equals("keys")).orElse(false);
    return new Read(
        new Action.Fill(field, value, keys), "Fill %s with %s".formatted(field.called(), value));
  }

  private Read choose(FieldsReader step, Place place) {
    var option = plain(step, "choose", place);
    var from = from(step, "from", Seek.FIELD, place);
    return new Read(
        new Action.Choose(option, from), "Choose \"%s\" from %s".formatted(option, from.called()));
  }

  private Read check(FieldsReader step, Place place, String word, boolean on) {
    var box = targets.beside(step, word, Seek.BOX, place.inRows());
    return new Read(new Action.Check(box, on), (on ? "Tick " : "Clear ") + box.called());
  }

  private Read click(FieldsReader step, Place place, String word, Gesture gesture) {
    var what = targets.beside(step, word, Seek.CLICKABLE, place.inRows());
    return new Read(new Action.Click(what, gesture), capital(word) + " " + what.called());
  }

  private Read press(FieldsReader step, Place place) {
    var keys = List.of(step.requiredText("press").split("\\+"));
    keys.forEach(key -> KeyNames.check(key, step.line()));
    return new Read(new Action.Press(keys), "Press " + String.join(" and ", keys));
  }

  private Read upload(FieldsReader step, Place place) {
    var document = declared.template(step.requiredText("upload"), step.line(), place.inRows());
    boolean one =
        document.parts().size() == 1
            && document.parts().getFirst() instanceof Template.Place which
            && (which.source() == Template.Source.INPUTS
                    && declared.inputs().get(which.name()).type() == Bot.Type.DOCUMENT
                || which.source() == Template.Source.OUTPUTS
                || which.source() == Template.Source.ROW);
    if (!one) {
      throw new BotFileError(
          step.line(),
          "Expected a document to upload, like {{inputs.contract}}, but found \"%s\"."
              .formatted(document));
    }
    var to = from(step, "to", Seek.FILE, place);
    return new Read(
        new Action.Upload(document, to), "Upload %s to %s".formatted(document, to.called()));
  }

  private Read download(FieldsReader step, Place place) {
    var what = targets.beside(step, "download", Seek.CLICKABLE, place.inRows());
    var into = into(step);
    long most = step.bytes("at most").orElse(DOWNLOAD_MAX);
    return new Read(
        new Action.Download(what, into, most), "Download with %s".formatted(what.called()));
  }

  private Read readText(FieldsReader step, Place place) {
    var what = targets.beside(step, "read text", Seek.READABLE, place.inRows());
    var into = into(step);
    var after = optional(step, "after", place);
    var before = optional(step, "before", place);
    return new Read(
        new Action.Read(what, into, after, before),
        "Note \"%s\", which stands at %s".formatted(declared.outputs().get(into), what.called()));
  }

  private Read readTable(FieldsReader step, Place place) {
    var table = targets.beside(step, "read table", Seek.TABLE, place.inRows());
    var into = into(step);
    return new Read(
        new Action.ReadTable(table, into),
        "Note \"%s\", the table %s".formatted(declared.outputs().get(into), table.called()));
  }

  private Read waitFor(FieldsReader step, Place place, String word, boolean gone) {
    var what = targets.beside(step, word, Seek.SHOWN, place.inRows());
    return new Read(
        new Action.WaitFor(what, gone, 1),
        gone
            ? "Wait until %s is gone".formatted(what.called())
            : "Wait for %s".formatted(what.called()));
  }

  private Read assertion(FieldsReader step, Place place, String word, boolean not) {
    var is = optional(step, "is", place);
    var contains = optional(step, "contains", place);
    if (is != null && contains != null) {
      throw new BotFileError(step.line(), "Expected \"is\" or \"contains\", but found both.");
    }
    var value = is == null ? contains : is;
    var what =
        targets.beside(step, word, value == null ? Seek.SHOWN : Seek.READABLE, place.inRows());
    var code = step.text("else error").orElse(null);
    if (code != null && !CODE.matcher(code).matches()) {
      throw new BotFileError(
          step.line(),
          "Expected a BPMN error code of letters, digits and dashes after \"else error\", but found \"%s\"."
              .formatted(code));
    }
    var because = optional(step, "because", place);
    String no = not ? "not " : "";
    String text =
        value == null
            ? "Make sure that %s is %sshown".formatted(what.called(), no)
            : "Make sure that %s %s\"%s\""
                .formatted(
                    what.called(),
                    not
                        ? (is == null ? "does not contain " : "is not ")
                        : (is == null ? "contains " : "is "),
                    value);
    return new Read(new Action.Assert(what, value, is == null, not, code, because), text);
  }

  private Read screenshot(FieldsReader step, Place place) {
    String called = step.requiredText("screenshot");
    var into = step.text("into").map(name -> declared.output(name, step.line())).orElse(null);
    return new Read(new Action.Picture(called, into), "Take a picture of %s".formatted(called));
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
    var key = plain(step, "effect", place);
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

  private Read window(FieldsReader step, Place place) {
    String which = oneOf(step.requiredText("go to window"), step, "newest", "first");
    return new Read(
        new Action.Window(which.equals("newest")), "Go to the %s window".formatted(which));
  }

  private Read dialog(FieldsReader step, Place place) {
    String answer = oneOf(step.requiredText("answer dialog"), step, "ok", "cancel");
    return new Read(
        new Action.Dialog(answer.equals("ok"), optional(step, "with", place)),
        "Answer the dialog with %s".formatted(answer));
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

  private Target from(FieldsReader step, String word, Seek seek, Place place) {
    return targets.beside(step, word, seek, place.inRows());
  }

  private Template plain(FieldsReader step, String word, Place place) {
    var template = declared.template(step.requiredText(word), step.line(), place.inRows());
    if (template.isSecret()) {
      throw new BotFileError(
          step.line(),
          "Expected a secret in what is filled in only, but found it after \"%s\"."
              .formatted(word));
    }
    return template;
  }

  private @Nullable Template optional(FieldsReader step, String word, Place place) {
    return step.has(word) ? plain(step, word, place) : null;
  }

  private String into(FieldsReader step) {
    return declared.output(step.requiredText("into"), step.line());
  }

  private static String oneOf(String found, FieldsReader step, String one, String other) {
    if (!found.equals(one) && !found.equals(other)) {
      throw new BotFileError(
          step.line(), "Expected %s or %s, but found \"%s\".".formatted(one, other, found));
    }
    return found;
  }

  private static void notEmpty(List<Step> body, FieldsReader step, String word) {
    if (body.isEmpty()) {
      throw new BotFileError(
          step.line(), "Expected steps under \"%s\", but there are none.".formatted(word));
    }
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
