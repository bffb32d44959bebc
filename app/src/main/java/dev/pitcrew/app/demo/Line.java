package dev.pitcrew.app.demo;

/** What is said below the table, and whether it is as it should be. */
record Line(String text, boolean asExpected) {

  @Override
  public String toString() {
    return asExpected ? text : text + "   <- NOT AS EXPECTED";
  }
}
