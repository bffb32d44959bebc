package dev.pitcrew.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PageFinderTest {
  private static final Color WOOD = new Color(70, 50, 38);
  private static final Color PAPER = new Color(225, 222, 214);

  @Test
  void shouldFindTheCornersOfASheetOnADarkTable() {
    // given
    BufferedImage photo = photo(WOOD, PAPER);

    // when
    Optional<Quad> quad = PageFinder.find(photo);

    // then
    assertThat(quad).isPresent();
    assertThat(quad.get().topLeft().x).isCloseTo(200, within(8.0));
    assertThat(quad.get().topLeft().y).isCloseTo(120, within(8.0));
    assertThat(quad.get().bottomRight().x).isCloseTo(1_000, within(8.0));
    assertThat(quad.get().bottomRight().y).isCloseTo(1_450, within(8.0));
  }

  @Test
  void shouldTakeADarkLetterheadForAPartOfTheSheet() {
    // given
    BufferedImage photo = photo(WOOD, PAPER);
    Graphics2D g = photo.createGraphics();
    g.setColor(new Color(24, 58, 92));
    g.fillPolygon(
        new Polygon(new int[] {200, 1_050, 1_044, 195}, new int[] {120, 150, 330, 300}, 4));
    g.dispose();

    // when
    Optional<Quad> quad = PageFinder.find(photo);

    // then
    assertThat(quad).isPresent();
    assertThat(quad.get().topLeft().y).isCloseTo(120, within(10.0));
  }

  @Test
  void shouldSayNothingWhenThePictureIsPaperAllOver() {
    // given
    BufferedImage scan = photo(PAPER, PAPER);
    Graphics2D g = scan.createGraphics();
    g.setColor(Color.BLACK);
    g.fillRect(300, 300, 500, 600);
    g.dispose();

    // when // then
    assertThat(PageFinder.find(scan)).isEmpty();
  }

  @Test
  void shouldLayASheetFlat() {
    // given
    GrayImage photo = GrayImage.of(photo(WOOD, PAPER));
    Quad quad = PageFinder.find(photo(WOOD, PAPER)).orElseThrow();

    // when
    GrayImage flat = Perspective.flatten(photo, quad);

    // then
    assertThat(flat.width()).isBetween(810, 870);
    assertThat(flat.at(20, 20)).isGreaterThan(200);
    assertThat(flat.at(flat.width() - 20, 20)).isGreaterThan(200);
    assertThat(flat.at(20, flat.height() - 20)).isGreaterThan(200);
  }

  private static BufferedImage photo(Color table, Color paper) {
    var image = new BufferedImage(1_200, 1_600, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(table);
    g.fillRect(0, 0, 1_200, 1_600);
    g.setColor(paper);
    g.fillPolygon(
        new Polygon(new int[] {200, 1_050, 1_000, 160}, new int[] {120, 150, 1_450, 1_420}, 4));
    g.dispose();
    return image;
  }
}
