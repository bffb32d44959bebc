package dev.pitcrew.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract that onboarding writes. */
final class ContractTemplateTest {

  private static final String MIRA =
      """
      {"name": "Mira <Keller>", "firstName": "Mira", "lastName": "<Keller>", "birthDate": "1994-03-02",
       "position": "Planner", "department": "Logistics", "startDate": "2027-01-11", "annualSalary": "54000",
       "currency": "EUR", "weeklyHours": "38.5", "managerName": "Anton Berg", "caseId": "HIR-1", "writtenOn": "2026-11-20",
       "company": {"name": "Brückner & Voss GmbH", "street": "Hafenstr. 1", "postCode": "20457", "city": "Hamburg"}}
      """;

  @TempDir private Path folder;

  @Test
  void shouldSayWhatWasAgreedWhenFilled() throws Exception {
    // when
    var english = text("employment-contract", Locale.UK, MIRA);
    var german = text("employment-contract-de", Locale.GERMANY, MIRA);

    // then
    assertThat(english)
        .contains(
            "Mira <Keller>, born on 2 March 1994",
            "begins on 11 January 2027",
            "Planner in Logistics",
            "38.5 hours",
            "54,000.00 EUR",
            "Brückner & Voss GmbH, Hafenstr. 1, 20457 Hamburg")
        .doesNotContain("It ends on");
    assertThat(german)
        .contains(
            "geboren am 2. März 1994",
            "38,5 Stunden",
            "54.000,00 EUR",
            "vorgesetzt ist Anton Berg");
  }

  @Test
  void shouldLeaveOutWhatIsNotKnownWhenALotIsMissing() throws Exception {
    // given
    var little =
        "{\"name\": \"Jo Ober\", \"firstName\": \"Jo\", \"lastName\": \"Ober\", \"position\": \"Fitter\", \"startDate\": \"2027-01-11\", \"endDate\": \"2027-06-30\", \"company\": {\"name\": \"BV\"}}";

    // when
    var english = text("employment-contract", Locale.UK, little);

    // then
    assertThat(english)
        .contains("that of the company", "agreed in a separate letter", "It ends on 30 June 2027")
        .doesNotContain("born on", "{{", "null");
  }

  private String text(String name, Locale locale, String data) throws Exception {
    var template = new Templates(folder).find(name).orElseThrow();
    var pdf =
        new PdfReport().render(template, new ObjectMapper().readTree(data), locale, Instant.EPOCH);
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document).replaceAll("\\s+", " ");
    }
  }
}
