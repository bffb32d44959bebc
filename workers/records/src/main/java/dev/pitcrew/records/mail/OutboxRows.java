package dev.pitcrew.records.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.store.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a message stands in its row. */
final class OutboxRows {

  /** No name holds it: names may come from outside, and none may become two. */
  private static final String SEPARATOR = "\n";

  private OutboxRows() {}

  static Optional<OutboxEntry> find(Database database, long id) {
    return database
        .sql("SELECT * FROM outbox WHERE id = ?")
        .param(id)
        .query(OutboxRows::entry)
        .optional();
  }

  static OutboxEntry entry(ResultSet row, int number) throws SQLException {
    return new OutboxEntry(
        row.getLong("id"),
        row.getString("effect_key"),
        new OutboxDraft(
            names(row.getString("recipient")),
            names(row.getString("cc")),
            row.getString("subject"),
            row.getString("body"),
            row.getString("link"),
            attachments(row.getString("attachments")),
            row.getString("in_reply_to")),
        Columns.instant(row, "at"),
        OutboxEntry.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        Columns.instantOrNull(row, "next_try_at"),
        row.getString("message_id"),
        row.getString("problem"),
        Columns.instantOrNull(row, "lease_ends_at"),
        Columns.instantOrNull(row, "changed_at"));
  }

  static String names(List<String> names) {
    return names.stream()
        .map(name -> name.replaceAll("\\p{Cntrl}+", " ").strip())
        .collect(Collectors.joining(SEPARATOR));
  }

  private static List<String> names(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.split(SEPARATOR));
  }

  static @Nullable String attachments(List<DocumentRef> references) {
    if (references.isEmpty()) {
      return null;
    }
    try {
      return Json.MAPPER.writeValueAsString(
          references.stream().map(DocumentRef::toVariable).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Expected references, but JSON cannot hold them.", e);
    }
  }

  private static List<DocumentRef> attachments(@Nullable String json) {
    var references = new ArrayList<DocumentRef>();
    Json.read(json)
        .forEach(each -> references.add(Objects.requireNonNull(DocumentRef.of(each), "reference")));
    return references;
  }
}
