package dev.pitcrew.engine.model;

import dev.pitcrew.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A sequence flow, or what leads from a link throw event to its catch event.
 *
 * @param condition absent where the flow is taken without one
 */
public record SequenceFlow(
    String id, String sourceId, String targetId, @Nullable Expression condition) {

  /** No id in a BPMN file can begin so. */
  private static final String LINK = ":link:";

  /** As if it were drawn. */
  public static SequenceFlow link(String throwId, String catchId) {
    return new SequenceFlow(LINK + throwId, throwId, catchId, null);
  }

  /** Whether it stands in no file. */
  public boolean isLink() {
    return isLink(id);
  }

  public static boolean isLink(String flowId) {
    return flowId.startsWith(LINK);
  }
}
