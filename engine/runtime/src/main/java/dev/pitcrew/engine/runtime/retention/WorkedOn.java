package dev.pitcrew.engine.runtime.retention;

/** What is being deleted, so that the log can name it when something is wrong with it. */
final class WorkedOn {

  private volatile String what = "";

  void now(String thing) {
    what = thing;
  }

  @Override
  public String toString() {
    return what;
  }
}
