package dev.pitcrew.payments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The last look at a payment file before it is stored. The schema is our own: the part of {@code
 * pain.001.001.09} that we write, narrowed to what the EPC allows. It is no copy of the published
 * schema; tests hold the files to that one too.
 */
final class Pain001Schema {

  private static final Schema SCHEMA = load();

  private Pain001Schema() {}

  /** What is wrong with a file; empty when nothing is. */
  static Optional<String> complaint(byte[] file) {
    try {
      var validator = SCHEMA.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(new StreamSource(new ByteArrayInputStream(file)));
      return Optional.empty();
    } catch (SAXException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema load() {
    try (var in =
        Objects.requireNonNull(
            Pain001Schema.class.getResourceAsStream("pain.001.001.09-sct.xsd"))) {
      return SchemaFactory.newDefaultInstance().newSchema(new StreamSource(in));
    } catch (SAXException e) {
      throw new IllegalStateException("Expected to read our payment schema, but it is broken.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
