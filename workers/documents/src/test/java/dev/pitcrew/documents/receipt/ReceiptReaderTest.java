package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.jobs.PictureHash;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts drawn here, spoilt as paper and cameras spoil them, through the whole reader. */
final class ReceiptReaderTest {
  private static final ReceiptReader READER =
      new ReceiptReader(ReaderSettings.defaults().withProcessesMax(1).forPeople());

  @AfterAll
  static void close() {
    READER.close();
  }

  @Test
  void shouldTellAllItSaysWhenAReceiptIsClean() throws Exception {
    // when
    ReceiptReading reading =
        READER.read(DrawnReceipt.png(DrawnReceipt.of(DrawnReceipt.HARDWARE_SHOP, 24)));

    // then
    Map<String, Field> fields = reading.fields();
    assertThat(fields.get("merchant").value()).isEqualToIgnoringCase("Nordlicht Eisenwaren GmbH");
    assertThat(fields.get("date").value()).isEqualTo("2026-03-14");
    assertThat(fields.get("time").value()).isEqualTo("10:42");
    assertThat(fields.get("total").value()).isEqualTo("43.90");
    assertThat(fields.get("currency").value()).isEqualTo("EUR");
    assertThat(fields.get("tax").value()).isEqualTo("7.01");
    assertThat(fields.get("receipt_number").value()).isEqualTo("004711");
    assertThat(fields.get("payment").value()).isEqualTo("cash");
    assertThat(reading.taxes())
        .singleElement()
        .satisfies(
            tax -> {
              assertThat(tax.rate()).isEqualTo("19");
              assertThat(tax.net()).isEqualTo("36.89");
              assertThat(tax.tax()).isEqualTo("7.01");
            });
    assertThat(reading.kind()).isEqualTo("scan");
    assertThat(reading.language()).isEqualTo("de");
    assertThat(reading.contentKey()).isEqualTo("nordlichteisenwarengmbh|2026-03-14|43.90|EUR");
    assertThat(reading.imageHash()).matches(PictureHash::isHash);
    assertThat(reading.images()).hasSize(1);
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void shouldSayWhereItStandsWhenAFieldWasRead() throws Exception {
    // given
    BufferedImage paper = DrawnReceipt.of(DrawnReceipt.HARDWARE_SHOP, 24);

    // when
    ReceiptReading reading = READER.read(DrawnReceipt.png(paper));

    // then
    Field total = reading.fields().get("total");
    double height = reading.pages().getFirst().height();
    int line = DrawnReceipt.HARDWARE_SHOP.indexOf("SUMME          EUR        43,90");
    double expected = (line + 2.0) / (DrawnReceipt.HARDWARE_SHOP.size() + 4) * height;
    assertThat(total.source()).isEqualTo(Source.OCR);
    assertThat(total.page()).isEqualTo(1);
    assertThat(total.confidence()).isBetween(0.8, 1.0);
    assertThat(total.box().bottom()).isCloseTo(expected, org.assertj.core.data.Offset.offset(30.0));
    assertThat(total.box().x()).isGreaterThan(reading.pages().getFirst().width() / 2);
  }

  @ParameterizedTest
  @CsvSource({
    "tilted, 0.06, 0, false",
    "photographed from below, 0.02, 0.12, false",
    "crumpled, 0, 0, true",
    "all of it, -0.05, 0.08, true",
  })
  void shouldReadDateAndTotalWhenThePaperWasSpoilt(
      String how, double turn, double nearer, boolean crumpled) throws Exception {
    // given
    BufferedImage paper = DrawnReceipt.of(DrawnReceipt.HARDWARE_SHOP, 26);
    BufferedImage spoilt = crumpled ? DrawnReceipt.crumpled(paper, 7) : paper;
    BufferedImage photo =
        turn == 0 && nearer == 0 ? spoilt : DrawnReceipt.photographed(spoilt, turn, nearer);

    // when
    Map<String, Field> fields = READER.read(DrawnReceipt.jpeg(photo, 0.7f)).fields();

    // then
    assertThat(fields.get("date").value()).describedAs(how).isEqualTo("2026-03-14");
    assertThat(fields.get("total").value()).describedAs(how).isEqualTo("43.90");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void shouldReadDateAndTotalWhenThePictureLiesOnItsSideOrHead(int quarters) throws Exception {
    // given
    BufferedImage paper = DrawnReceipt.of(DrawnReceipt.HARDWARE_SHOP, 24);

    // when
    ReceiptReading reading = READER.read(DrawnReceipt.tiff(DrawnReceipt.turned(paper, quarters)));

    // then
    assertThat(reading.fields().get("date").value()).isEqualTo("2026-03-14");
    assertThat(reading.fields().get("total").value()).isEqualTo("43.90");
  }

  @Test
  void shouldRefuseWhenThereIsNothingInTheFile() {
    assertRefused(new byte[0], Reason.EMPTY);
  }

  @Test
  void shouldRefuseWhenTheFileIsNoPicture() {
    assertRefused(
        "<html><body>receipt</body></html>".getBytes(StandardCharsets.UTF_8), Reason.WRONG_TYPE);
    assertRefused("ftypheic".getBytes(StandardCharsets.UTF_8), Reason.WRONG_TYPE);
  }

  @Test
  void shouldRefuseWhenAPictureIsCutOff() throws IOException {
    // given
    byte[] whole = DrawnReceipt.jpeg(DrawnReceipt.of(DrawnReceipt.HARDWARE_SHOP, 20), 0.8f);

    // then
    assertRefused(Arrays.copyOf(whole, 300), Reason.BROKEN);
  }

  @Test
  void shouldRefuseWhenAPictureIsTooLargeToUnpack() throws IOException {
    assertRefused(png(30_000, 30_000), Reason.TOO_LARGE);
  }

  @Test
  void shouldRefuseWhenThePictureIsBlank() throws IOException {
    // given
    var blank = new BufferedImage(400, 600, BufferedImage.TYPE_BYTE_GRAY);
    blank.createGraphics().fillRect(0, 0, 400, 600);

    // then
    assertRefused(DrawnReceipt.png(blank), Reason.NO_TEXT);
  }

  private static void assertRefused(byte[] file, Reason reason) {
    assertThatThrownBy(() -> READER.read(file))
        .isInstanceOfSatisfying(
            UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** A PNG that says it is this large and brings nothing to show for it. */
  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    var header = new ByteArrayOutputStream();
    var h = new DataOutputStream(header);
    h.writeInt(width);
    h.writeInt(height);
    h.write(new byte[] {8, 0, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    var deflater = new Deflater();
    deflater.setInput(new byte[1_000]);
    deflater.finish();
    var packed = new byte[200];
    chunk(out, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
