package dev.pitcrew.web;

import dev.pitcrew.web.people.SamplePeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Takes a picture of every page, wide, narrow and dark; for people to look at, not a test. */
final class Screens {

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("signin", "/signin"),
          Map.entry("inbox", "clara:/inbox"),
          Map.entry("validation", "clara:/tasks/" + Scene.VALIDATE),
          Map.entry("form", "clara:/tasks/" + Scene.FORM),
          Map.entry("upload", "clara:/upload"),
          Map.entry("approval", "anton:/tasks/" + Scene.APPROVE),
          Map.entry("order", "carl:/tasks/" + Scene.ORDER),
          Map.entry("coding", "clara:/tasks/" + Scene.CODING),
          Map.entry("cases", "vera:/cases"),
          Map.entry("vendors", "carl:/vendors"),
          Map.entry("audit", "vera:/audit"),
          Map.entry("statements", "theo:/payments/statements"),
          Map.entry("absences", "anton:/account/absences"),
          Map.entry("second-factor", "theo:/account/second-factor"),
          Map.entry("bank-account", "carl:/tasks/" + Scene.BANK),
          Map.entry("release", "theo:/tasks/" + Scene.RELEASE),
          Map.entry("payments", "theo:/payments"),
          Map.entry("hand-in", "hanna:/hand-in"),
          Map.entry("figures", "dora:/figures"),
          Map.entry("bots", "olga:/bots"),
          Map.entry("bot", "olga:/bots/create-hr-account"),
          Map.entry("bot-run", "olga:/bots/runs/4001/1"),
          Map.entry("cockpit", "olga:/cockpit"),
          Map.entry("instance", "olga:/cockpit/instances/" + Scene.INSTANCE),
          Map.entry("definitions", "olga:/cockpit/definitions"));

  private Screens() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    TestApp.Running app = TestApp.withSamples();
    Scene.all(app.engine());
    BotScene.play(app);
    for (String look : new String[] {"wide", "phone", "dark"}) {
      ChromeDriver browser = Browsers.open(look.equals("dark"));
      try {
        Browsers.size(browser, look.equals("phone") ? 390 : 1280, look.equals("phone") ? 844 : 860);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
          if (arguments.length < 2 || page.getKey().matches(arguments[1])) {
            take(
                browser, app, page.getValue(), folder.resolve(page.getKey() + "-" + look + ".png"));
          }
        }
      } finally {
        browser.quit();
      }
    }
    System.exit(0);
  }

  private static void take(ChromeDriver browser, TestApp.Running app, String page, Path file)
      throws IOException {
    browser.manage().deleteAllCookies();
    String path = page;
    if (page.contains(":")) {
      browser.get(app.address() + "/signin");
      browser.findElement(By.id("username")).sendKeys(page.substring(0, page.indexOf(':')));
      browser.findElement(By.id("password")).sendKeys(SamplePeople.PASSWORD);
      browser.findElement(By.cssSelector("main button[type=submit]")).click();
      Browsers.leave(browser, "/signin");
      path = page.substring(page.indexOf(':') + 1);
    }
    browser.get(app.address() + path);
    Browsers.settle(browser);
    Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    browser.manage().logs().get("browser").forEach(line -> System.out.println(file + " " + line));
  }
}
