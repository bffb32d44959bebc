package dev.pitcrew.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InkTest {

  @ParameterizedTest
  @ValueSource(doubles = {-7.3, -1.2, 0, 0.6, 3.4})
  void shouldMeasureHowFarLinesAreTilted(double degrees) {
    // when
    Ink ink = Ink.of(page(degrees));

    // then
    assertThat(Math.toDegrees(ink.tilt())).isCloseTo(degrees, within(0.25));
    assertThat(ink.height()).isBetween(14.0, 30.0);
  }

  @Test
  void shouldFindNothingOnABlankPage() {
    // given
    var blank = new GrayImage(400, 400, new byte[160_000]);

    // when
    Ink ink = Ink.of(blank);

    // then
    assertThat(ink.letters()).isEmpty();
    assertThat(ink.tilt()).isZero();
  }

  @Test
  void shouldTurnAPictureByQuarters() {
    // given
    var image = new GrayImage(2, 3, new byte[] {1, 2, 3, 4, 5, 6});

    // when // then
    assertThat(image.turned(1).pixels()).containsExactly(5, 3, 1, 6, 4, 2);
    assertThat(image.turned(2).pixels()).containsExactly(6, 5, 4, 3, 2, 1);
    assertThat(image.turned(-1)).usingRecursiveComparison().isEqualTo(image.turned(3));
    assertThat(image.turned(1).turned(3).pixels()).containsExactly(image.pixels());
  }

  @Test
  void shouldEvenOutAShadowAndLeaveAnEvenPageAlone() {
    // given
    GrayImage even = page(0);
    byte[] shaded = even.pixels().clone();
    for (int i = 0; i < shaded.length; i++) {
      double light = 0.4 + 0.6 * (i % even.width()) / even.width();
      shaded[i] = (byte) ((shaded[i] & 0xff) * light);
    }
    var dark = new GrayImage(even.width(), even.height(), shaded);

    // when
    GrayImage cleared = Shadows.removed(dark);

    // then
    assertThat(Shadows.removed(even)).isSameAs(even);
    assertThat(dark.at(5, 5)).isLessThan(110);
    assertThat(cleared.at(5, 5)).isGreaterThan(225);
    assertThat(cleared.at(even.width() - 5, 5)).isGreaterThan(225);
  }

  private static GrayImage page(double degrees) {
    var image = new BufferedImage(1_000, 1_400, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 1_000, 1_400);
    g.setColor(Color.BLACK);
    g.rotate(Math.toRadians(degrees), 500, 700);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 28));
    for (int y = 200; y < 1_200; y += 50) {
      g.drawString("Invoice number 4711 of line " + y + " and so on", 150, y);
    }
    g.dispose();
    return GrayImage.of(image);
  }
}
