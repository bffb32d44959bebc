package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.ocr.ImageHash;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ImageHashTest {
  private static final int SAME_MAX = 10;
  private static final int OTHER_MIN = 14;

  private final BufferedImage paper = DrawnReceipt.of(DrawnReceipt.HARDWARE_SHOP, 24);

  @Test
  void shouldStayNearWhenThePictureIsPackedAgainScaledOrTurnedALittle() throws Exception {
    // given
    long hash = ImageHash.of(DrawnReceipt.png(paper));

    // then
    assertNear(hash, DrawnReceipt.jpeg(paper, 0.3f));
    assertNear(hash, DrawnReceipt.png(DrawnReceipt.scaled(paper, 0.6)));
    assertNear(hash, DrawnReceipt.png(DrawnReceipt.scaled(paper, 1.4)));
    assertNear(hash, DrawnReceipt.jpeg(DrawnReceipt.photographed(paper, 0.03, 0), 0.8f));
    assertNear(hash, DrawnReceipt.jpeg(DrawnReceipt.crumpled(paper, 3), 0.8f));
  }

  @Test
  void shouldBeFarWhenItIsAnotherReceipt() throws Exception {
    // given
    List<String> others = new ArrayList<>(DrawnReceipt.HARDWARE_SHOP.subList(4, 17));
    Collections.shuffle(others, new Random(5));
    others.addAll(0, List.of("   CAFE SONNE", "  Markt 3, 04109 Leipzig", ""));

    // when
    long hash = ImageHash.of(DrawnReceipt.png(paper));
    long other = ImageHash.of(DrawnReceipt.png(DrawnReceipt.of(others, 24)));

    // then
    assertThat(ImageHash.distance(hash, other)).isGreaterThan(OTHER_MIN);
  }

  @Test
  void shouldCountTheBitsThatDiffer() {
    assertThat(ImageHash.distance(0b1011, 0b0001)).isEqualTo(2);
    assertThat(ImageHash.hex(0xabcL)).isEqualTo("0000000000000abc");
  }

  private static void assertNear(long hash, byte[] file) throws Exception {
    assertThat(ImageHash.distance(hash, ImageHash.of(file))).isLessThanOrEqualTo(SAME_MAX);
  }
}
