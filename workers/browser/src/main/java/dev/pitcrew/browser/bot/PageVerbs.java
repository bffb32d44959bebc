package dev.pitcrew.browser.bot;

import dev.pitcrew.browser.bot.Action.Gesture;
import dev.pitcrew.browser.bot.Target.Seek;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the steps that are done on a page, one by one; those that hold others are for {@link
 * StepReader}.
 */
final class PageVerbs {

  private static final long DOWNLOAD_MAX = 50L << 20;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /** How the words that follow a step's own are read. */
  @FunctionalInterface
  interface Verb {
    Read read(FieldsReader step, Place place);
  }

  /** What a step does and how to say it. */
  record Read(Action action, String text) {}

  /**
   * Where a step stands.
   *
   * @param prefix of the ids of the steps beside it
   * @param inRows whether there is a row
   * @param level 0 for a bot's own steps
   */
  record Place(String prefix, boolean inRows, int level, boolean inLookUp) {
    Place inside(String id) {
      return new Place(id + ".", inRows, level + 1, inLookUp);
    }
  }

  private final Declared declared;
  private final TargetReader targets;

  PageVerbs(Declared declared, TargetReader targets) {
    this.declared = declared;
    this.targets = targets;
  }

  void putInto(Map<String, Verb> verbs) {
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
    verbs.put("go to window", this::window);
    verbs.put("answer dialog", this::dialog);
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

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private Target from(FieldsReader step, String word, Seek seek, Place place) {
    return targets.beside(step, word, seek, place.inRows());
  }

  /** A text that holds no secret. */
  Template plain(FieldsReader step, String word, Place place) {
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
}
