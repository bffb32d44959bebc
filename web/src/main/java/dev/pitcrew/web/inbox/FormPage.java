package dev.pitcrew.web.inbox;

import java.util.List;

/**
 * A task with its form.
 *
 * @param schema the form's JSON; empty when the task has none
 * @param data the values the form starts with, as JSON
 * @param fields the fields a browser without scripts can fill
 * @param files the form asks for
 * @param documents that belong to the task
 * @param refusal why the last try was refused; empty when it was not
 */
public record FormPage(
    OpenTask open,
    String schema,
    String data,
    List<PlainField> fields,
    List<FileField> files,
    List<TaskDocument> documents,
    String refusal) {

  /**
   * A file to hand in with the form.
   *
   * @param accept kinds of files, as browsers know them; empty for all
   */
  public record FileField(
      String key, String label, String accept, boolean multiple, boolean required) {

    /** Under which it is sent. */
    public String part() {
      return "file:" + key;
    }
  }

  /**
   * One field of the form in plain HTML.
   *
   * @param kind text, number, checkbox, textarea, select
   * @param options what can be chosen; empty for the others
   */
  public record PlainField(
      String key,
      String label,
      String kind,
      String value,
      boolean required,
      List<Option> options) {}

  /** One choice. */
  public record Option(String value, String label) {}
}
