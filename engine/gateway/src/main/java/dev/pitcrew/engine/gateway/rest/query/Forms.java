package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deployed forms. */
final class Forms {

  private static final int VERSIONS_MAX = 10_000;

  private final Reader reader;

  Forms(Reader reader) {
    this.reader = reader;
  }

  /** Absent where the key is 0. */
  Optional<Form> byKey(long formKey) {
    return formKey == 0
        ? Optional.empty()
        : Optional.of(Form.of(reader.get(Tables.FORM, formKey, "a form")));
  }

  /** The newest version; absent where there is none. */
  Optional<Form> latest(@Nullable String formId) {
    if (formId == null) {
      return Optional.empty();
    }
    return reader
        .list(
            Tables.FORM,
            List.of(
                Filter.eq(Tables.FORM, "formId", formId), Filter.eq(Tables.FORM, "deleted", false)),
            VERSIONS_MAX)
        .stream()
        .max(Comparator.comparingInt(FormRow::version))
        .map(Form::of);
  }

  record Form(
      String formId, int version, @Nullable String formKey, String schema, String tenantId) {
    static Form of(FormRow row) {
      return new Form(
          row.formId(), row.version(), Wire.key(row.key()), row.schema(), row.tenantId());
    }
  }
}
