package dev.pitcrew.documents.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileKindTest {

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7, PDF",
    "junk before %PDF-1.4, PDF",
    "<?xml version='1.0'?><Invoice/>, XML",
    "<Invoice xmlns='urn:x'/>, XML",
    "<!DOCTYPE html><p>hello, HTML",
    "<html><body>, HTML",
    "PK\u0003\u0004rest, ZIP",
    "'\u001f\u008bpacked', PACKED",
    "II*\0rest, TIFF",
    "Dear Sir, TEXT",
    "'\u0001\u0002\u0003', UNKNOWN",
  })
  void shouldTellTheKindByTheFirstBytes(String head, FileKind kind) {
    assertThat(FileKind.of(head.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void shouldKnowXmlInAnyEncoding(Charset charset) {
    // given
    byte[] xml = "\ufeff <?xml version='1.0'?><Invoice/>".getBytes(charset);

    // when // then
    assertThat(FileKind.of(xml)).isEqualTo(FileKind.XML);
  }

  @Test
  void shouldCallAFileEmptyWhenItHoldsNothingOrBlanksAlone() {
    assertThat(FileKind.of(new byte[0])).isEqualTo(FileKind.EMPTY);
    assertThat(FileKind.of(new byte[500])).isEqualTo(FileKind.EMPTY);
    assertThat(FileKind.of(" \r\n\t".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.EMPTY);
  }
}
