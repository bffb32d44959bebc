package dev.pitcrew.browser.bot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step does. */
public sealed interface Action {

  record Open(Template url) implements Action {}

  /**
   * @param keys typed key by key, as a person would, where a page needs it
   */
  record Fill(Target field, Template value, boolean keys) implements Action {}

  record Choose(Template option, Target from) implements Action {}

  record Check(Target box, boolean on) implements Action {}

  record Click(Target what, Gesture gesture) implements Action {}

  /** What a mouse does. */
  enum Gesture {
    CLICK,
    DOUBLE_CLICK,
    RIGHT_CLICK,
    HOVER
  }

  /** Keys pressed together, the last one last. */
  record Press(List<String> keys) implements Action {}

  /** Half of a key press, as recorded. */
  record Key(String key, boolean down) implements Action {}

  record Scroll(int x, int y) implements Action {}

  record Resize(int width, int height) implements Action {}

  record Upload(Template document, Target to) implements Action {}

  record Download(Target what, String into, long bytesMax) implements Action {}

  /**
   * @param after what stands before the wanted part, absent for its beginning
   * @param before what stands behind it, absent for its end
   */
  record Read(Target what, String into, @Nullable Template after, @Nullable Template before)
      implements Action {}

  record ReadTable(Target table, String into) implements Action {}

  record WaitFor(Target what, boolean gone, int count) implements Action {}

  /**
   * @param is what it must say; absent where it must only be there
   * @param part whether it may say more than that
   * @param not whether the opposite must hold
   * @param code of the BPMN error; absent where a wrong answer means that the page is not as the
   *     bot knows it
   */
  record Assert(
      Target what,
      @Nullable Template is,
      boolean part,
      boolean not,
      @Nullable String code,
      @Nullable Template because)
      implements Action {}

  record Picture(String called, @Nullable String into) implements Action {}

  record ForEach(Template rows, List<Step> body) implements Action {}

  record If(Target shown, List<Step> then, List<Step> otherwise) implements Action {}

  /**
   * @param unless what shows that there is nothing to skip; absent where the page says nothing then
   */
  record SkipTo(String step, Target when, @Nullable Target unless) implements Action {}

  record ResumePoint(String called) implements Action {}

  /** Changes the outside world, once for its key. */
  record Effect(Template key, List<Step> lookUp, List<Step> body) implements Action {}

  /** Ends a look-up: which of the two is shown decides. */
  record Found(Target when, Target unless) implements Action {}

  record InFrame(Target frame, List<Step> body) implements Action {}

  record Window(boolean newest) implements Action {}

  record Dialog(boolean accept, @Nullable Template answer) implements Action {}

  record Recording(String file, List<Step> body) implements Action {}
}
