package dev.pitcrew.browser.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;

/** What a page says and shows: texts, tables, pictures, and what its makers see of it. */
public final class Content {

  private static final int ROWS_MAX = 5_000;
  private static final int TEXT_MAX = 100_000;
  private static final int DOM_MAX = 2_000_000;
  private static final int CONSOLE_LINES_MAX = 500;

  private final RemoteWebDriver driver;
  private final Camera camera;

  Content(RemoteWebDriver driver) {
    this.driver = driver;
    this.camera = new Camera(driver);
  }

  public String text(WebElement element) {
    String text = String.valueOf(driver.executeScript(Scripts.READ.text(), element)).strip();
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }

  /** A table's rows by the names of its header. */
  public List<Map<String, String>> table(WebElement table) {
    var rows = new ArrayList<Map<String, String>>();
    List<String> header = List.of();
    for (var row : (List<?>) driver.executeScript(Scripts.TABLE.text(), table, ROWS_MAX + 1)) {
      var cells = ((List<?>) row).stream().map(String::valueOf).toList();
      if (header.isEmpty()) {
        header = cells;
      } else if (!cells.isEmpty()) {
        rows.add(named(header, cells));
      }
    }
    return rows;
  }

  private static Map<String, String> named(List<String> header, List<String> cells) {
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      String name =
          i < header.size() && !header.get(i).isEmpty() ? header.get(i) : "column " + (i + 1);
      row.putIfAbsent(name, cells.get(i));
    }
    return row;
  }

  public byte[] picture(UnaryOperator<String> mask) {
    return camera.picture(mask);
  }

  /** The page as text, cut where it is too long. */
  public String dom(UnaryOperator<String> mask) {
    return mask.apply(String.valueOf(driver.executeScript(Scripts.DOM.text(), DOM_MAX)));
  }

  /** What the page has said to its makers. */
  public String console(UnaryOperator<String> mask) {
    try {
      var lines = driver.manage().logs().get(LogType.BROWSER).getAll();
      var text = new StringBuilder();
      lines.stream()
          .skip(Math.max(0, lines.size() - CONSOLE_LINES_MAX))
          .forEach(
              line ->
                  text.append(line.getLevel()).append(' ').append(line.getMessage()).append('\n'));
      return mask.apply(text.toString());
    } catch (WebDriverException e) {
      return "The browser keeps no console: " + e.getClass().getSimpleName() + "\n";
    }
  }
}
