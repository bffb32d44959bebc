package dev.pitcrew.samples.make;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.ocr.ImageHash;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.jobs.PictureHash;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Whether the image hash tells copies of a picture from other receipts of the same till. */
class CopiesTest {

  private static final int RECEIPTS = 8;

  private static final long SEED = 2;

  /**
   * The hash is not exact: with other seeds about one in fifty pairs of photos from one till is
   * taken for copies (one with seed 1). More than this of eight come less than once in two thousand
   * seeds; with the one taken unless told otherwise none may come.
   */
  private static final int TAKEN_FOR_COPIES_MAX = 2;

  private final long seed = Long.getLong("copies.seed", SEED);

  private final Random random = new Random(seed);
  private final TillRoll roll = new TillRoll(random);

  @BeforeEach
  void tellSeed(TestReporter reporter) {
    reporter.publishEntry("copies.seed", Long.toString(seed));
  }

  @Test
  void shouldKnowEveryCopyWhenAPhotoIsSentOnSmallerOrPackedAgain(TestReporter reporter) {
    // given, when
    List<Likeness> copies = new ArrayList<>();
    for (int i = 0; i < RECEIPTS; i++) {
      BufferedImage photo = photo(roll.next());
      copies.add(likeness(Snapshot.png(photo), photo));
      BufferedImage scan = Till.print(roll.next());
      copies.add(likeness(Snapshot.png(scan), scan));
    }

    // then
    reporter.publishEntry("copies: cells", spread(copies));
    assertThat(copies).as("seed %d", seed).allMatch(Likeness::isSame);
  }

  @Test
  void shouldHardlyAccuseAnybodyWhenTheReceiptIsAnotherOfTheSameTill(TestReporter reporter) {
    // given, when the day, the number and the amounts are others
    List<Likeness> photos = others(roll::another, this::photo);
    List<Likeness> scans = others(roll::another, Till::print);

    // then
    reporter.publishEntry("others, photos: cells", spread(photos));
    reporter.publishEntry("others, scans: cells", spread(scans));
    assertThat(scans).as("seed %d", seed).noneMatch(Likeness::isSame);
    assertThat(photos.stream().filter(Likeness::isSame))
        .as("seed %d", seed)
        .hasSizeLessThanOrEqualTo(seed == SEED ? 0 : TAKEN_FOR_COPIES_MAX);
  }

  @Test
  void shouldKnowTheForwardedTaxiWhenItsFilesAreCompared() throws IOException {
    // given
    Path folder = Path.of("expenses");
    TreeMap<String, String> hashes = new TreeMap<>();
    try (var files = Files.newDirectoryStream(folder, "*.{jpg,png}")) {
      for (Path file : files) {
        hashes.put(file.getFileName().toString(), hash(Files.readAllBytes(file)));
      }
    }

    // when
    List<String> same = new ArrayList<>();
    hashes.forEach(
        (name, hash) ->
            hashes
                .tailMap(name, false)
                .forEach(
                    (other, otherHash) -> {
                      if (PictureHash.isSame(hash, otherHash)) {
                        same.add(name + " " + other);
                      }
                    }));

    // then
    assertThat(same).containsExactly("taxi-forwarded.jpg taxi.jpg");
  }

  private record Likeness(int bits, int cells, boolean isSame, String how) {}

  private List<Likeness> others(
      UnaryOperator<Receipt> change, Function<Receipt, BufferedImage> taken) {
    List<Likeness> others = new ArrayList<>();
    for (int i = 0; i < RECEIPTS; i++) {
      Receipt receipt = roll.next();
      others.add(likeness(Snapshot.png(taken.apply(receipt)), taken.apply(change.apply(receipt))));
    }
    return others;
  }

  /** Of a file, and what a messenger or a mail program makes of a picture. */
  private Likeness likeness(byte[] file, BufferedImage picture) {
    // Below, letters fall between the pixels: such a copy may be missed.
    double factor = 0.5 + 0.5 * random.nextDouble();
    float quality = 0.3f + 0.65f * random.nextFloat();
    double gain = 0.9 + 0.15 * random.nextDouble();
    int shift = random.nextInt(-10, 11);
    boolean packed = random.nextInt(4) > 0;
    BufferedImage copy =
        Snapshot.lit(Snapshot.scaled(picture, factor), gain, shift, random.nextBoolean());
    String one = hash(file);
    String other = hash(packed ? Camera.jpeg(copy, quality) : Snapshot.png(copy));
    return new Likeness(
        PictureHash.bits(one, other),
        PictureHash.cells(one, other),
        PictureHash.isSame(one, other),
        "scaled %.2f, packed %b %.2f, light %.2f %+d"
            .formatted(factor, packed, quality, gain, shift));
  }

  /** Nobody holds the phone twice in the same way, but two pictures may look alike from far. */
  private BufferedImage photo(Receipt receipt) {
    return Snapshot.of(
        Till.print(receipt), random.nextDouble(-6, 6), random.nextDouble(3, 10), random.nextLong());
  }

  private static String hash(byte[] file) {
    try {
      return ImageHash.of(file);
    } catch (UnreadableException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static String spread(List<Likeness> all) {
    int[] cells = all.stream().mapToInt(Likeness::cells).sorted().toArray();
    int bits = all.stream().mapToInt(Likeness::bits).max().orElse(0);
    return "%d to %d, half under %d; bits up to %d; %d of %d same"
        .formatted(
            cells[0],
            cells[cells.length - 1],
            cells[cells.length / 2],
            bits,
            all.stream().filter(Likeness::isSame).count(),
            all.size());
  }
}
