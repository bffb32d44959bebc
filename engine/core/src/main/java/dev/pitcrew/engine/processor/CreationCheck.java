package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.step.RejectedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be asked of a new process instance, in the words of Zeebe. */
final class CreationCheck {

  /** Instructions of one command. */
  private static final int INSTRUCTIONS_MAX = 5_000;

  private static final int TAGS_MAX = 10;
  private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_:.-]{0,99}");
  private static final int BUSINESS_ID_CHARS_MAX = 256;

  private static final Set<ElementType> UNSUPPORTED =
      EnumSet.of(
          ElementType.PROCESS,
          ElementType.START_EVENT,
          ElementType.BOUNDARY_EVENT,
          ElementType.SEQUENCE_FLOW);

  private CreationCheck() {}

  /** That a process instance can begin at these elements. */
  static void startElements(List<String> ids, ExecutableProcess graph) {
    if (ids.size() > INSTRUCTIONS_MAX) {
      throw refusal(
          "are at most %d instructions, but found %d".formatted(INSTRUCTIONS_MAX, ids.size()));
    }
    for (String id : ids) {
      if (!graph.elements().containsKey(id) && !graph.flows().containsKey(id)) {
        throw refusal("no element found with id '%s'.".formatted(id));
      }
    }
    ids.forEach(id -> within(id, CreationCheck::isLoop, "a multi-instance", graph));
    ids.forEach(
        id -> within(id, FlowElement.AdHocSubProcess.class::isInstance, "an ad-hoc", graph));
    ids.forEach(id -> type(id, graph));
    ids.forEach(id -> afterEventBasedGateway(id, graph));
  }

  private static boolean isLoop(FlowElement scope) {
    return scope instanceof FlowElement.Guarded guarded && guarded.activity().loop() != null;
  }

  private static void within(
      String id, Predicate<FlowElement> isWrong, String what, ExecutableProcess graph) {
    FlowElement element = graph.elements().get(id);
    if (element != null && around(element, graph).anyMatch(isWrong)) {
      throw refusal(
          "the element with id '%s' is inside %s subprocess. The creation of elements inside %s subprocess is not supported."
              .formatted(id, what, what));
    }
  }

  private static Stream<FlowElement> around(FlowElement element, ExecutableProcess graph) {
    String scopeId = element.node().scopeId();
    return scopeId == null
        ? Stream.of()
        : Stream.iterate(graph.element(scopeId), e -> e != null, e -> outer(e, graph));
  }

  private static @Nullable FlowElement outer(FlowElement element, ExecutableProcess graph) {
    String scopeId = element.node().scopeId();
    return scopeId == null ? null : graph.element(scopeId);
  }

  private static void type(String id, ExecutableProcess graph) {
    ElementType type =
        graph.flows().containsKey(id) ? ElementType.SEQUENCE_FLOW : graph.element(id).node().type();
    if (UNSUPPORTED.contains(type)) {
      throw refusal(
          "the element with id '%s' targets unsupported element type '%s'. Supported element types are: %s"
              .formatted(
                  id,
                  type,
                  Arrays.stream(ElementType.values())
                      .filter(one -> !UNSUPPORTED.contains(one))
                      .toList()));
    }
  }

  private static void afterEventBasedGateway(String id, ExecutableProcess graph) {
    if (ModificationCheck.isAfterEventBasedGateway(graph.element(id), graph)) {
      throw refusal(
          "the element with id '%s' belongs to an event-based gateway. The creation of elements belonging to an event-based gateway is not supported."
              .formatted(id));
    }
  }

  /** Each element of it once: what it does not have ends nothing. */
  static List<String> terminateAfter(List<String> ids, ExecutableProcess graph) {
    if (ids.size() > INSTRUCTIONS_MAX) {
      throw RejectedException.invalidArgument(
          "Expected to create instance of process with at most %d runtime instructions, but found %d."
              .formatted(INSTRUCTIONS_MAX, ids.size()));
    }
    return ids.stream().filter(graph.elements()::containsKey).distinct().toList();
  }

  /** Each once, in their order. */
  static List<String> tags(List<String> asked) {
    List<String> tags = asked.stream().distinct().toList();
    if (tags.size() > TAGS_MAX) {
      throw RejectedException.invalidArgument(
          "Expected to create instance of process with at most %d tags, but found %d."
              .formatted(TAGS_MAX, tags.size()));
    }
    for (String tag : tags) {
      if (!TAG.matcher(tag).matches()) {
        throw RejectedException.invalidArgument(
            "Expected to create instance of process with tags that start with a letter (a-z, A-Z), followed by alphanumerics, underscores, minuses, colons, or periods, and have at most 100 characters, but found '%s'."
                .formatted(tag));
      }
    }
    return tags;
  }

  static void businessId(String businessId) {
    if (businessId.length() > BUSINESS_ID_CHARS_MAX) {
      throw RejectedException.invalidArgument(
          "Expected to create instance of process with a business id of at most %d characters, but found %d."
              .formatted(BUSINESS_ID_CHARS_MAX, businessId.length()));
    }
  }

  private static RejectedException refusal(String what) {
    return RejectedException.invalidArgument(
        "Expected to create instance of process with start instructions but " + what);
  }
}
