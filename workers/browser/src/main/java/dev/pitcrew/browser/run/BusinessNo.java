package dev.pitcrew.browser.run;

/** The page says what the model knows how to deal with: an assertion's own error. */
final class BusinessNo extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  BusinessNo(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }
}
