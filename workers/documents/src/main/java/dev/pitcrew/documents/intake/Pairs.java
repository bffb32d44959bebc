package dev.pitcrew.documents.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which files may be two shapes of one invoice: of one name but for its end, {@code re-1.xml} for
 * programs and {@code re-1.pdf} for people. Whether they are is asked of the bytes.
 */
public final class Pairs {
  private static final String DATA = ".xml";
  private static final String PAGE = ".pdf";

  private Pairs() {}

  /**
   * What is handed in at once.
   *
   * @param page what a person sees of {@code file}, where both came
   */
  public record Group<T>(T file, @Nullable T page) {}

  /** Groups in the order of their first files; names of upper and lower case are the same. */
  public static <T> List<Group<T>> of(List<T> files, Function<T, String> name) {
    Map<String, List<T>> byName = new HashMap<>();
    files.forEach(f -> byName.computeIfAbsent(key(name.apply(f)), k -> new ArrayList<>()).add(f));
    List<Group<T>> groups = new ArrayList<>();
    for (T file : files) {
      Optional<T> partner = partner(name.apply(file), byName);
      boolean data = key(name.apply(file)).endsWith(DATA);
      if (partner.isEmpty()) {
        groups.add(new Group<>(file, null));
      } else if (files.indexOf(file) < files.indexOf(partner.get())) {
        groups.add(data ? new Group<>(file, partner.get()) : new Group<>(partner.get(), file));
      }
    }
    return groups;
  }

  /** The name that the other shape of a file would have, in lower case. */
  static Optional<String> otherName(String name) {
    String key = key(name);
    if (key.endsWith(DATA)) {
      return Optional.of(key.substring(0, key.length() - DATA.length()) + PAGE);
    }
    return key.endsWith(PAGE)
        ? Optional.of(key.substring(0, key.length() - PAGE.length()) + DATA)
        : Optional.empty();
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** None where a name is there twice: which belongs to which cannot be said. */
  private static <T> Optional<T> partner(String name, Map<String, List<T>> byName) {
    return otherName(name)
        .map(other -> byName.getOrDefault(other, List.of()))
        .filter(others -> others.size() == 1 && byName.get(key(name)).size() == 1)
        .map(List::getFirst);
  }
}
