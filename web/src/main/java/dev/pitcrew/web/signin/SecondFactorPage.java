package dev.pitcrew.web.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own second factor.
 *
 * @param active whether it counts
 * @param recoveryCodesLeft how many recovery codes are unused
 * @param enrolment what was just drawn and is shown once; absent otherwise
 * @param passwordError what is wrong with the password typed to begin; empty: nothing
 * @param codeError what is wrong with the code typed to activate
 */
public record SecondFactorPage(
    boolean active,
    int recoveryCodesLeft,
    @Nullable Shown enrolment,
    String passwordError,
    String codeError) {

  /**
   * What an authenticator app needs.
   *
   * @param picture the QR code as the path of an SVG, one unit for each module
   * @param size modules on each side of the picture
   * @param secret the same to be typed, in groups of four
   */
  public record Shown(String picture, int size, String secret, List<String> recoveryCodes) {}
}
