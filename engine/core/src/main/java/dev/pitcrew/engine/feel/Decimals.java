package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers: decimals of 34 digits, never binary fractions. */
public final class Decimals {

  public static final MathContext CONTEXT = MathContext.DECIMAL128;

  /** For what is computed step by step. */
  private static final MathContext WORKING = new MathContext(44, RoundingMode.HALF_EVEN);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal LN_10 =
      lnNearOne(new BigDecimal("1.25"))
          .multiply(BigDecimal.valueOf(1))
          .add(BigDecimal.valueOf(3).multiply(lnOfTwo(), WORKING), WORKING);

  /** Beyond it a number has more digits than it may. */
  private static final BigDecimal EXPONENT_MAX = BigDecimal.valueOf(Budget.SCALE_MAX * 3L);

  /** What these take, measured, in the time of steps. */
  static final int ROOT_STEPS = 100;

  static final int LOG_STEPS = 1_000;
  static final int EXP_STEPS = 1_000;

  private Decimals() {}

  private static BigDecimal lnOfTwo() {
    // ln 2 = 2 artanh(1/3)
    return artanhTwice(BigDecimal.ONE.divide(BigDecimal.valueOf(3), WORKING));
  }

  static BigDecimal power(BigDecimal base, BigDecimal exponent, Budget budget) {
    if (isWhole(exponent)) {
      int whole = whole(exponent);
      checkPower(base, whole);
      return base.pow(whole, CONTEXT);
    }
    if (base.signum() == 0) {
      if (exponent.signum() < 0) {
        throw new ArithmeticException("0 has no power of " + Texts.shortOf(exponent));
      }
      return BigDecimal.ZERO;
    }
    if (base.signum() < 0) {
      throw new ArithmeticException("a negative number has only whole powers");
    }
    budget.spend(LOG_STEPS + EXP_STEPS);
    return exp(ln(base).multiply(exponent, WORKING));
  }

  /** It must not wrap around silently. */
  static int whole(BigDecimal number) {
    if (number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new LimitExceededException(
          "a power, or a factor of a duration, is beyond %,d".formatted(Integer.MAX_VALUE));
    }
    return number.intValue();
  }

  /** The number of digits is known before anything is computed. */
  private static void checkPower(BigDecimal base, int exponent) {
    if (base.signum() != 0) {
      long magnitude = Math.max(1, Math.abs((long) base.precision() - base.scale()));
      if (base.stripTrailingZeros().abs().compareTo(BigDecimal.ONE) != 0
          && Math.abs((long) exponent) > 1_000_000
          && Math.multiplyHigh(magnitude, exponent) == 0) {
        Budget.checkScale(Math.abs((long) exponent) / 100);
      }
    }
  }

  static boolean isWhole(BigDecimal number) {
    return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
  }

  static BigDecimal sqrt(BigDecimal number) {
    return number.sqrt(CONTEXT);
  }

  /** The natural logarithm. */
  static BigDecimal log(BigDecimal number) {
    if (number.signum() <= 0) {
      throw new ArithmeticException(
          "only a positive number has a logarithm, not " + Texts.shortOf(number));
    }
    return ln(number).round(CONTEXT);
  }

  static BigDecimal exp(BigDecimal number) {
    if (number.abs().compareTo(EXPONENT_MAX) > 0) {
      if (number.signum() < 0) {
        return BigDecimal.ZERO;
      }
      throw new LimitExceededException(
          "a number has more than %,d digits".formatted(Budget.SCALE_MAX));
    }
    // e^x = 10^k * e^r with r small
    BigDecimal tens = number.divide(LN_10, WORKING).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal rest = number.subtract(tens.multiply(LN_10, precise(tens)), precise(tens));
    BigDecimal small = rest.divide(BigDecimal.valueOf(64), WORKING);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; i < 60 && term.signum() != 0; i++) {
      term = term.multiply(small, WORKING).divide(BigDecimal.valueOf(i), WORKING);
      sum = sum.add(term, WORKING);
    }
    return sum.pow(64, WORKING).scaleByPowerOfTen(tens.intValue()).round(CONTEXT);
  }

  private static MathContext precise(BigDecimal tens) {
    return new MathContext(WORKING.getPrecision() + tens.precision(), RoundingMode.HALF_EVEN);
  }

  private static BigDecimal ln(BigDecimal number) {
    // x = m * 10^k with m from 0.1 to 1, then its root of the 16th order is near to 1
    int tens = number.precision() - number.scale();
    BigDecimal root = number.scaleByPowerOfTen(-tens).round(WORKING);
    for (int i = 0; i < 4; i++) {
      root = root.sqrt(WORKING);
    }
    return lnNearOne(root)
        .multiply(BigDecimal.valueOf(16), WORKING)
        .add(BigDecimal.valueOf(tens).multiply(LN_10, WORKING), WORKING);
  }

  private static BigDecimal lnNearOne(BigDecimal number) {
    return artanhTwice(number.subtract(BigDecimal.ONE).divide(number.add(BigDecimal.ONE), WORKING));
  }

  /** 2 artanh(y) = 2 (y + y^3/3 + y^5/5 + …) */
  private static BigDecimal artanhTwice(BigDecimal y) {
    BigDecimal square = y.multiply(y, WORKING);
    BigDecimal power = y;
    BigDecimal sum = y;
    for (int i = 3; i < 200 && power.signum() != 0; i += 2) {
      power = power.multiply(square, WORKING);
      sum = sum.add(power.divide(BigDecimal.valueOf(i), WORKING), WORKING);
    }
    return sum.multiply(TWO, WORKING);
  }
}
