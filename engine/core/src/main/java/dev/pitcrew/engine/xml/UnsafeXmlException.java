package dev.pitcrew.engine.xml;

/** A text that is no XML, or not one that will be read; the message tells its author why. */
public final class UnsafeXmlException extends Exception {

  UnsafeXmlException(String message) {
    super(message);
  }
}
