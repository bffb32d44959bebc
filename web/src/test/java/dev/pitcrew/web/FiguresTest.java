package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private TestApp.Running app;
  private Visitor dora;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    dora = Visitor.signedIn(app, "dora");
  }

  @Test
  void shouldShowTheFiguresOfAPeriodWhenCasesEndedInIt() {
    // given
    var cases = app.records().cases();
    var now = app.records().clock().instant();
    cases.open("INV-f1", "invoice-intake", null, "a.pdf", null, now.minus(Duration.ofHours(3)));
    cases.describe("INV-f1", "digital-pdf", "V1001", "1", null, "EUR");
    cases.close("INV-f1", "posted", null);

    // when
    String page = dora.get("/figures").body();

    // then
    assertThat(page).contains("Invoice intake", "PDF with text", "3.0 h", "posted", "100%");
  }

  @Test
  void shouldSayWhatWouldBeHereWhenNothingEnded() {
    assertThat(dora.get("/figures?from=1999-01-01&to=1999-01-31").body())
        .containsAnyOf("Nothing ended in this period", "<dt>Ended</dt><dd>0</dd>");
  }

  @Test
  void shouldKeepWhatWasTypedWhenItIsNoPeriod() {
    // when
    HttpResponse<String> backwards = dora.get("/figures?from=2026-02-01&to=2026-01-01");
    HttpResponse<String> noDate = dora.get("/figures?from=yesterday");

    // then
    assertThat(backwards.statusCode()).isEqualTo(422);
    assertThat(backwards.body()).contains("begins after it ends", "2026-02-01");
    assertThat(noDate.statusCode()).isEqualTo(422);
    assertThat(noDate.body()).contains("year-month-day", "yesterday");
  }
}
