package dev.pitcrew.documents.extract;

/** Lets tests of other packages write features. */
public final class PublicFeatures {

  private PublicFeatures() {}

  public static Features of(String name, double value) {
    return new Features().add(name, value);
  }
}
