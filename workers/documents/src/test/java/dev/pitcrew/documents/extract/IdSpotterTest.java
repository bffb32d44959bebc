package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IdSpotterTest {

  @Test
  void shouldJoinAnIbanWhenItIsPrintedInGroups() {
    // given
    Sheet sheet = sheet("IBAN: DE02 1203 0000 0000 2020 51");

    // when
    List<Token> ibans = found(sheet, Kind.IBAN);

    // then
    assertThat(ibans).extracting(Token::value).containsExactly("DE02120300000000202051");
    assertThat(ibans.get(0).quality()).isEqualTo(1);
  }

  @Test
  void shouldRepairAnIbanWhenLettersWereReadForDigits() {
    // given
    Sheet sheet = sheet("DEO2 12O3 0000 0000 2020 5I");

    // when
    List<Token> ibans = found(sheet, Kind.IBAN);

    // then
    assertThat(ibans).extracting(Token::value).containsExactly("DE02120300000000202051");
    assertThat(ibans.get(0).quality()).isLessThan(1);
  }

  @Test
  void shouldDoubtAnIbanWhenItsChecksumFails() {
    // given
    Sheet sheet = sheet("DE02 1203 0000 0000 2020 52");

    // when
    List<Token> ibans = found(sheet, Kind.IBAN);

    // then
    assertThat(ibans.get(0).quality()).isLessThan(0.5);
  }

  @Test
  void shouldFindNoIbanWhenItIsMasked() {
    // given
    Sheet sheet = sheet("IBAN: DE54 5004 **** **** **** 00");

    // when
    List<Token> ibans = found(sheet, Kind.IBAN);

    // then
    assertThat(ibans).isEmpty();
  }

  @Test
  void shouldFindVatIdsAndBicsWhenTheirShapeFits() {
    // given
    Sheet sheet = sheet("USt-IdNr. DE 123456789 BIC GENODEF1M04 Ref AB123");

    // when
    List<Token> vatIds = found(sheet, Kind.VAT_ID);
    List<Token> bics = found(sheet, Kind.BIC);

    // then
    assertThat(vatIds).extracting(Token::value).containsExactly("DE123456789");
    assertThat(bics).extracting(Token::value).containsExactly("GENODEF1M04");
  }

  private static Sheet sheet(String text) {
    return Sheet.of(TestPage.page().text(20, 40, text).build());
  }

  private static List<Token> found(Sheet sheet, Kind kind) {
    return IdSpotter.spot(sheet, 0).stream().filter(token -> token.kind() == kind).toList();
  }
}
