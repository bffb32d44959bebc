package dev.pitcrew.browser.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Takes pictures of a page, with whatever nobody may read covered before. */
final class Camera {

  private final RemoteWebDriver driver;

  Camera(RemoteWebDriver driver) {
    this.driver = driver;
  }

  /**
   * A JPEG of what is seen.
   *
   * @param mask changes every text that holds a secret
   */
  byte[] picture(UnaryOperator<String> mask) {
    driver.executeScript(Scripts.COVER.text(), secretPlaces(mask));
    try {
      return jpeg(driver.getScreenshotAs(OutputType.BYTES));
    } finally {
      uncover();
    }
  }

  private List<Integer> secretPlaces(UnaryOperator<String> mask) {
    // The page is not told the secrets: it tells what it shows, and hears which of that to cover.
    var shown = (List<?>) driver.executeScript(Scripts.SHOWN.text());
    var secret = new ArrayList<Integer>();
    for (int i = 0; shown != null && i < shown.size(); i++) {
      String text = String.valueOf(shown.get(i));
      if (!mask.apply(text).equals(text)) {
        secret.add(i);
      }
    }
    return secret;
  }

  private void uncover() {
    try {
      driver.executeScript(Scripts.UNCOVER.text());
    } catch (JavascriptException e) {
      throw new WebDriverException("The page went on while its picture was taken.", e);
    }
  }

  /** A tenth of the size, and as readable. */
  private static byte[] jpeg(byte[] png) {
    try {
      var image = ImageIO.read(new ByteArrayInputStream(png));
      var opaque =
          new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      var canvas = opaque.createGraphics();
      canvas.drawImage(image, 0, 0, null);
      canvas.dispose();
      var out = new ByteArrayOutputStream();
      ImageIO.write(opaque, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
