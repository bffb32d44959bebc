package dev.pitcrew.engine.feel;

/** Two values of one type that can be ordered; open ends do not belong to it. */
public record FeelRange(Object start, boolean isStartClosed, Object end, boolean isEndClosed) {

  @Override
  public String toString() {
    return (isStartClosed ? "[" : "(")
        + Texts.of(start)
        + ".."
        + Texts.of(end)
        + (isEndClosed ? "]" : ")");
  }
}
