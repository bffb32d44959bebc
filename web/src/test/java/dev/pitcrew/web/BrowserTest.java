package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.web.people.SamplePeople;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What only a real browser shows: access for everybody, keys, zoom, words that fill a field. */
class BrowserTest {

  private static final String VALIDATE = "/tasks/" + Scene.VALIDATE;
  private static final String APPROVE = "/tasks/" + Scene.APPROVE;

  /** So long a decision can be taken back. */
  private static final int UNDO_SECONDS = 5;

  private static ChromeDriver browser;
  private static String axe;

  private TestApp.Running app;

  @BeforeAll
  static void open() throws IOException {
    browser = Browsers.open(false);
    try (InputStream script = BrowserTest.class.getResourceAsStream("/vendor/axe.js")) {
      axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void close() {
    browser.quit();
  }

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    Scene.all(app.engine());
    Browsers.size(browser, 1280, 860);
    browser.get("data:,");
    browser.manage().logs().get("browser");
  }

  /** Also the proof that the content policy forbids nothing the pages need. */
  @AfterEach
  void shouldHaveLeftNoErrorInTheConsole() {
    assertThat(browser.manage().logs().get("browser").getAll())
        .filteredOn(line -> !line.getMessage().contains("the server responded with a status of 4"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "clara, /inbox",
    "clara, /upload",
    "theo, /payments",
    "olga, /cockpit",
    "olga, /cockpit/definitions",
    "ada, /people",
    "ada, /account"
  })
  void shouldPassAxeOnLists(String person, String path) {
    signIn(person);
    expectAccessible(path);
  }

  @ParameterizedTest
  @CsvSource({
    "clara, 2251799813685300",
    "anton, 2251799813685400",
    "carl, 2251799813685500",
    "theo, 2251799813685600",
    "clara, 2251799813685700",
    "anton, 2251799813686100",
    "clara, 2251799813686300",
    "ivo, 2251799813686400",
    "carl, 2251799813686500",
    "ivo, 2251799813686600"
  })
  void shouldPassAxeOnTasks(String person, long task) {
    signIn(person);
    expectAccessible("/tasks/" + task);
  }

  @Test
  void shouldPassAxeOnACaseAndBeforeSigningIn() {
    expectAccessible("/signin");
    signIn("olga");
    expectAccessible("/cockpit/instances/" + Scene.INSTANCE);
  }

  @Test
  void shouldPassAxeInTheDark() {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    try {
      signIn("clara");
      expectAccessible("/inbox");
      expectAccessible(VALIDATE);
      expectAccessible("/tasks/" + Scene.FORM);
      signIn("anton");
      expectAccessible(APPROVE);
      signIn("theo");
      expectAccessible("/tasks/" + Scene.RELEASE);
    } finally {
      browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "clara, /inbox, 320",
    "clara, /tasks/2251799813685300, 320",
    "anton, /tasks/2251799813685400, 320",
    "theo, /tasks/2251799813685600, 320",
    "carl, /tasks/2251799813685500, 320",
    "anton, /tasks/2251799813686100, 320",
    "carl, /tasks/2251799813686500, 320",
    "clara, /upload, 320",
    "olga, /cockpit, 320"
  })
  void shouldReflowWhenZoomedToFourHundredPercent(String person, String path, int width) {
    // given: 1280 by 1024 at 400 % is 320 by 256
    signIn(person);
    Browsers.size(browser, width, 256);

    // when
    browser.get(app.address() + path);
    Browsers.settle(browser);

    // then
    Number scrolls = (Number) browser.executeScript("return document.scrollingElement.scrollWidth");
    assertThat(scrolls.intValue()).isLessThanOrEqualTo(width);
    for (WebElement button : browser.findElements(By.cssSelector("main button.primary"))) {
      new Actions(browser).scrollToElement(button).perform();
      assertThat(button.getRect().getX() + button.getRect().getWidth()).isLessThanOrEqualTo(width);
    }
    expectNoViolations();
  }

  @Test
  void shouldValidateWithTheKeyboardAlone() {
    // given
    browser.get(app.address() + "/signin");
    press("clara", Keys.TAB, SamplePeople.PASSWORD, Keys.ENTER);
    Browsers.leave(browser, "/signin");

    // when: down to the first row, open it
    press(Keys.ARROW_DOWN, Keys.ENTER);
    Browsers.leave(browser, "/inbox");

    // then: the first doubt has the focus
    assertThat(focused()).isEqualTo("tax");

    // when: type the tax, confirm; Enter leads to the next doubt
    retype("190,00");
    assertThat(focused()).isEqualTo("iban");
    assertThat(browser.findElement(By.cssSelector("[data-left]")).getText()).isEqualTo("1");
    retype("DE02 1203 0000 0000 2020 51");

    // then: nothing is left, the next Enter accepts
    assertThat(browser.findElement(By.cssSelector("[data-left]")).getText()).isEqualTo("0");
    assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Accept these values");
    press(Keys.ENTER);
    Browsers.leave(browser, VALIDATE);
    assertThat(browser.getCurrentUrl()).endsWith("/inbox");
    assertThat(browser.findElement(By.cssSelector(".notice")).getText()).contains("Accepted:");
    assertThat(app.engine().told.getLast().path()).endsWith("/completion");
  }

  @Test
  void shouldDecideOnAClaimWithTheKeyboardAlone() {
    try (var seconds = new HeldSeconds(browser)) {
      // given
      signIn("anton");
      browser.get(app.address() + "/tasks/" + ClaimScene.DECIDE);
      browser.executeScript("document.querySelector('#line-2 input[type=radio]').focus()");

      // when: refuse the first, approve the second, cut the third
      press("r", "Too dear.", Keys.ENTER);
      press("a", "n");
      press("c", "100", Keys.ENTER);

      // then: nothing is open, the button says what it does, and the decision can be taken back
      WebElement button = browser.switchTo().activeElement();
      assertThat(button.getText()).isEqualTo("Approve 299.40 €");
      assertThat(browser.findElement(By.cssSelector(".claim-sums")).getText())
          .contains("299.40", "2 cut or refused")
          .doesNotContain("open");
      press(Keys.ENTER);
      assertThat(browser.findElement(By.cssSelector(".undo")).getText())
          .contains("Approving 299.40", "Undo");
      press(Keys.ENTER);
      assertThat(app.engine().told).isEmpty();
    }
  }

  @Test
  void shouldGoFromDoubtToDoubtWhenTabIsPressed() {
    // given
    signIn("clara");
    browser.get(app.address() + VALIDATE);

    // when
    press(Keys.TAB);

    // then
    assertThat(focused()).isEqualTo("iban");
  }

  @Test
  void shouldApproveWithTheKeyboardAloneAndLetItBeTakenBack() {
    try (var seconds = new HeldSeconds(browser)) {
      // given
      signIn("anton");
      browser.get(app.address() + APPROVE);
      WebElement approve = browser.findElement(By.cssSelector("button.primary"));

      // when: reach the button with Tab, press it, and take it back
      for (int i = 0; i < 60 && !approve.equals(browser.switchTo().activeElement()); i++) {
        press(Keys.TAB);
      }
      assertThat(approve).isEqualTo(browser.switchTo().activeElement());
      press(Keys.ENTER);
      WebElement undo = patiently().until(any -> browser.findElement(By.cssSelector(".undo")));
      assertThat(undo.getText()).contains("Approving 1,190.00");
      press(Keys.ENTER);

      // then
      assertThat(browser.findElements(By.cssSelector(".undo"))).isEmpty();
      assertThat(app.engine().told).isEmpty();

      // when: press it again and leave it alone
      press(Keys.ENTER);

      // then
      for (int i = 0; i < UNDO_SECONDS; i++) {
        seconds.pass();
      }
      Browsers.leave(browser, APPROVE);
      assertThat(browser.findElement(By.cssSelector(".notice")).getText()).contains("Approved:");
    }
  }

  @Test
  void shouldFillTheFocusedFieldWhenWordsAreClicked() {
    // given
    signIn("clara");
    browser.get(app.address() + VALIDATE);
    Browsers.settle(browser);
    WebElement highlight = browser.findElement(By.cssSelector("rect[data-field=tax]"));

    // when
    new Actions(browser).moveToElement(highlight).click().perform();

    // then
    WebElement tax = browser.findElement(By.id("tax"));
    patiently().until(ExpectedConditions.domPropertyToBe(tax, "value", "190,00"));
    String place = browser.findElement(By.cssSelector("[data-place=tax]")).getDomProperty("value");
    assertThat(place).matches("1(,\\d+\\.\\d){4}");
    assertThat(browser.findElement(By.cssSelector("[data-left]")).getText()).isEqualTo("1");
  }

  @Test
  void shouldHighlightBothWaysWhenPointedAt() {
    // given
    signIn("clara");
    browser.get(app.address() + VALIDATE);
    Browsers.settle(browser);

    // when
    new Actions(browser)
        .moveToElement(browser.findElement(By.cssSelector(".read[data-field=net] label")))
        .perform();

    // then
    assertThat(classes("rect[data-field=net]")).contains("on");

    // when
    new Actions(browser)
        .moveToElement(browser.findElement(By.cssSelector("rect[data-field=invoice_number]")))
        .perform();

    // then
    assertThat(classes(".read[data-field=invoice_number]")).contains("on");
    assertThat(classes("rect[data-field=net]")).doesNotContain("on");
  }

  @Test
  void shouldFindWordsZoomAndTurnThePage() {
    // given
    signIn("clara");
    browser.get(app.address() + VALIDATE);
    Browsers.settle(browser);
    WebElement sheet = browser.findElement(By.cssSelector(".sheet"));
    int width = sheet.getRect().getWidth();
    int height = sheet.getRect().getHeight();

    // when
    browser.findElement(By.cssSelector("[data-find]")).sendKeys("bürostuhl ergo");

    // then
    WebElement found = browser.findElement(By.cssSelector("[data-found]"));
    patiently().until(ExpectedConditions.textToBePresentInElement(found, "1 place"));
    assertThat(browser.findElements(By.cssSelector(".mark-find"))).hasSize(2);

    // when
    browser.findElement(By.cssSelector("[data-zoom=in]")).click();

    // then
    assertThat(sheet.getRect().getWidth()).isGreaterThan(width);

    // when
    browser.findElement(By.cssSelector("[data-zoom=fit]")).click();
    browser.findElement(By.cssSelector("[data-turn]")).click();

    // then
    assertThat(sheet.getRect().getWidth()).isEqualTo(width);
    assertThat(sheet.getRect().getHeight()).isLessThan(height);
  }

  @Test
  void shouldKeepTypedWordsWhenThePageIsLoadedAgain() {
    // given
    signIn("clara");
    browser.get(app.address() + VALIDATE);
    WebElement bic = browser.findElement(By.id("bic"));
    bic.clear();
    bic.sendKeys("TYPEDHERE");

    // when: the driver answers the question whether to leave by itself
    browser.navigate().refresh();
    Browsers.settle(browser);

    // then
    assertThat(browser.findElement(By.id("bic")).getDomProperty("value")).isEqualTo("TYPEDHERE");
  }

  @Test
  void shouldFilterTheInboxAsTyped() {
    // given
    signIn("clara");
    browser.get(app.address() + "/inbox");

    // when
    press("/", "nordwind");

    // then
    patiently().until(any -> browser.findElements(By.cssSelector("#list tbody tr")).size() == 1);
    patiently().until(ExpectedConditions.urlContains("q=nordwind"));
    assertThat(focused()).isEqualTo("q");
  }

  @Test
  void shouldCompleteATaskWithItsOwnForm() {
    // given
    signIn("clara");
    browser.get(app.address() + "/tasks/" + Scene.FORM);
    Browsers.settle(browser);
    assertThat(browser.findElements(By.cssSelector(".fjs-powered-by, .bjs-powered-by")))
        .isNotEmpty();

    // when
    browser.findElement(By.cssSelector(".fjs-form input[type=text]")).sendKeys("Clara herself");
    browser.findElement(By.cssSelector(".fjs-form input[type=checkbox]")).click();
    browser.findElement(By.cssSelector("button.primary")).click();

    // then
    Browsers.leave(browser, "/tasks/" + Scene.FORM);
    assertThat(app.engine().told.getLast().body())
        .contains("{\"answer\":{\"name\":\"Clara herself\",\"done\":true}}");
  }

  @Test
  void shouldShowTheKeysWhenAskedAndDrawTheDiagram() {
    // given
    signIn("olga");
    browser.get(app.address() + "/cockpit/instances/" + Scene.INSTANCE);
    Browsers.settle(browser);

    // then
    assertThat(browser.findElement(By.cssSelector(".badge-incident")).getText()).isEqualTo("! 1");
    assertThat(browser.findElement(By.cssSelector(".bjs-powered-by")).isDisplayed()).isTrue();

    // when
    press("?");

    // then
    assertThat(browser.findElement(By.id("keys")).isDisplayed()).isTrue();
    press(Keys.ESCAPE);
    assertThat(browser.findElement(By.id("keys")).isDisplayed()).isFalse();
  }

  private void signIn(String person) {
    browser.get(app.address() + "/signin");
    browser.manage().deleteAllCookies();
    browser.get(app.address() + "/signin");
    browser.findElement(By.id("username")).sendKeys(person);
    browser.findElement(By.id("password")).sendKeys(SamplePeople.PASSWORD, Keys.ENTER);
    Browsers.leave(browser, "/signin");
  }

  private void expectAccessible(String path) {
    browser.get(app.address() + path);
    Browsers.settle(browser);
    expectNoViolations();
  }

  private static void expectNoViolations() {
    browser.executeScript(axe);
    Object violations =
        browser.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
              .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n =>
                n.target.join(' ') + ' (' + n.failureSummary + ')').join('; '))))
              .catch(e => done(['' + e]));
            """);
    assertThat((List<?>) violations).as(browser.getCurrentUrl()).isEmpty();
  }

  private static void press(CharSequence... keys) {
    Actions actions = new Actions(browser);
    for (CharSequence key : keys) {
      actions.sendKeys(key);
    }
    actions.perform();
  }

  private static void retype(String value) {
    String all = Keys.chord(Keys.CONTROL, "a");
    browser.switchTo().activeElement().sendKeys(all, value, Keys.ENTER);
  }

  private static String focused() {
    return browser.switchTo().activeElement().getDomProperty("id");
  }

  private static String classes(String selector) {
    return String.valueOf(browser.findElement(By.cssSelector(selector)).getDomAttribute("class"));
  }

  private static WebDriverWait patiently() {
    return new WebDriverWait(browser, Browsers.PATIENCE);
  }
}
