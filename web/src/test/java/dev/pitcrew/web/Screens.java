package dev.pitcrew.web;

import dev.pitcrew.web.people.SamplePeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Takes a picture of every page, wide, narrow and dark; for people to look at, not a test.
 * Arguments: a folder, a pattern of the pages' names, and {@code whole} for pages down to their
 * end.
 */
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
          Map.entry("claim", "anton:/tasks/" + ClaimScene.DECIDE),
          Map.entry("correction", "clara:/tasks/" + CorrectionScene.CORRECT),
          Map.entry("correction-unreadable", "clara:/tasks/" + CorrectionScene.UNREADABLE),
          Map.entry("bot-step", "ivo:/tasks/" + BotStepScene.CREATE),
          Map.entry("bot-step-plain", "olga:/tasks/" + BotStepScene.PLAIN),
          Map.entry("fetch", "carl:/tasks/" + BotStepScene.FETCH),
          Map.entry("review", "carl:/tasks/" + ReportScene.REVIEW),
          Map.entry("budget", "carl:/tasks/" + ReportScene.BUDGET),
          Map.entry("inbox-controller", "carl:/inbox"),
          Map.entry("roster", "hanna:/tasks/" + HireScene.ROSTER),
          Map.entry("check-list", "ivo:/tasks/" + HireScene.IT_LIST),
          Map.entry("claim-finance", "carl:/tasks/" + ClaimScene.FINANCE),
          Map.entry("hand-in", "hanna:/hand-in"),
          Map.entry("figures", "dora:/figures"),
          Map.entry("claims", "anton:/claims"),
          Map.entry("claim-open", "anton:/claims/" + OwnClaimScene.OPEN),
          Map.entry("claim-back", "anton:/claims/" + OwnClaimScene.BACK),
          Map.entry("employee-account", "carl:/vendors/employee:anton"),
          Map.entry("employees", "hanna:/employees"),
          Map.entry("employee", "hanna:/employees/HIR-0000000000b1"),
          Map.entry("reports", "carl:/reports"),
          Map.entry("report", "carl:/reports/REP-E-1-2026-10/2"),
          Map.entry("bots", "olga:/bots"),
          Map.entry("bot", "olga:/bots/create-hr-account"),
          Map.entry("bot-run", "olga:/bots/runs/4001/1"),
          Map.entry("cockpit", "olga:/cockpit"),
          Map.entry("instance", "olga:/cockpit/instances/" + Scene.INSTANCE),
          Map.entry("definitions", "olga:/cockpit/definitions"));

  private static final String[] LOOKS = {"wide", "phone", "dark"};
  private static final int HEIGHT_MAX = 6_000;

  private Screens() {}

  public static void main(String[] arguments) throws IOException {
    try {
      takeAll(arguments);
    } finally {
      // The pages would be served for ever.
      System.exit(0);
    }
  }

  private static void takeAll(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    TestApp.Running app = TestApp.withSamples();
    Scene.all(app.engine());
    BotScene.play(app);
    OwnClaimScene.play(app.records());
    EmployeesTest.scene(app.records());
    ReportsTest.scene(app.records());
    for (String look : LOOKS) {
      ChromeDriver browser = Browsers.open(look.equals("dark"));
      try {
        Browsers.size(browser, look.equals("phone") ? 390 : 1280, look.equals("phone") ? 844 : 860);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
          if (arguments.length < 2 || page.getKey().matches(arguments[1])) {
            take(
                browser, app, page.getValue(), folder.resolve(page.getKey() + "-" + look + ".png"));
            if (arguments.length > 2) {
              whole(browser, folder.resolve(page.getKey() + "-" + look + "-whole.png"));
            }
          }
        }
      } finally {
        browser.quit();
      }
    }
  }

  /** The page down to its end, in a window that is high enough for it. */
  private static void whole(ChromeDriver browser, Path file) throws IOException {
    long width = (Long) browser.executeScript("return innerWidth");
    long before = (Long) browser.executeScript("return innerHeight");
    long height = (Long) browser.executeScript("return document.documentElement.scrollHeight");
    Browsers.size(browser, (int) width, (int) Math.min(height, HEIGHT_MAX));
    Browsers.settle(browser);
    Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    Browsers.size(browser, (int) width, (int) before);
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
