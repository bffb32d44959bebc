package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.ocr.ImageHash;
import dev.pitcrew.jobs.PictureHash;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What copies and other receipts of all kinds come to is measured where samples are made. */
final class ImageHashTest {
  private final BufferedImage paper = DrawnReceipt.of(DrawnReceipt.HARDWARE_SHOP, 24);

  @Test
  void shouldTellACopyWhenThePictureIsPackedAgainOrScaled() throws Exception {
    // given
    String hash = ImageHash.of(DrawnReceipt.png(paper));

    // then
    assertThat(hash).matches(PictureHash::isHash);
    assertCopy(hash, DrawnReceipt.jpeg(paper, 0.3f));
    assertCopy(hash, DrawnReceipt.tiff(paper));
    assertCopy(hash, DrawnReceipt.png(DrawnReceipt.scaled(paper, 0.6)));
    assertCopy(hash, DrawnReceipt.png(DrawnReceipt.scaled(paper, 1.4)));
  }

  @Test
  void shouldTellACopyWhenAPhotoOfAPaperAskewIsSentOnSmaller() throws Exception {
    // given a sheet whose finding and straightening goes another way on a smaller copy
    BufferedImage photo =
        DrawnReceipt.photographed(DrawnReceipt.crumpled(paper, 3), Math.toRadians(4.5), 0.1);

    // then
    assertCopy(
        ImageHash.of(DrawnReceipt.jpeg(photo, 0.8f)),
        DrawnReceipt.jpeg(DrawnReceipt.scaled(photo, 0.5), 0.4f));
  }

  @Test
  void shouldTellAnotherReceiptWhenTheTillIsTheSame() throws Exception {
    // given another date, number and amount in the same places
    List<String> lines = new ArrayList<>(DrawnReceipt.HARDWARE_SHOP);
    lines.replaceAll(
        line ->
            line.replace("14.03.2026    10:42", "18.06.2026    17:05")
                .replace("004711", "005236")
                .replace("24,90", "31,15")
                .replace("43,90", "50,15"));

    // when
    String hash = ImageHash.of(DrawnReceipt.png(paper));
    String other = ImageHash.of(DrawnReceipt.png(DrawnReceipt.of(lines, 24)));

    // then from far they are alike, which accuses nobody
    assertThat(PictureHash.bits(hash, other)).isLessThanOrEqualTo(PictureHash.BITS_MAX);
    assertThat(PictureHash.isSame(hash, other)).isFalse();
  }

  private static void assertCopy(String hash, byte[] file) throws Exception {
    String copy = ImageHash.of(file);
    assertThat(PictureHash.isSame(hash, copy))
        .as("%d bits, %d cells", PictureHash.bits(hash, copy), PictureHash.cells(hash, copy))
        .isTrue();
  }
}
