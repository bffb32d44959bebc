package dev.pitcrew.records.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Rows as JSON, one object a line, values byte for byte as they were hashed. */
public final class AuditExport {

  private static final JsonFactory JSON = new JsonFactory();

  private final String chain;
  private final Writer out;

  public AuditExport(String chain, Writer out) {
    this.chain = chain;
    this.out = out;
  }

  public void write(AuditRow row) throws IOException {
    JsonGenerator json =
        JSON.createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    json.writeStartObject();
    json.writeStringField("chain", chain);
    json.writeNumberField("form", row.form());
    json.writeNumberField("seq", row.seq());
    json.writeNumberField("at", row.at());
    json.writeStringField("who", row.who());
    text(json, "forWhom", row.forWhom());
    json.writeStringField("what", row.what());
    json.writeStringField("subject", row.subject());
    json.writeStringField("subjectId", row.subjectId());
    value(json, "reason", row.reason());
    value(json, "before", row.before());
    value(json, "after", row.after());
    Long erasedBy = row.erasedBy();
    if (erasedBy != null) {
      json.writeNumberField("erasedBy", erasedBy);
    }
    text(json, "prev", row.prev());
    text(json, "hash", row.hash());
    json.writeEndObject();
    json.close();
    out.write('\n');
  }

  private static void value(JsonGenerator json, String name, AuditValue value) throws IOException {
    text(json, name, value.value());
    text(json, name + "Salt", value.salt());
    text(json, name + "Digest", value.digest());
  }

  private static void text(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }
}
