package dev.pitcrew.browser.bot;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What stands in a YAML file, with its lines. Nothing but texts, lists and fields: no objects are
 * made, tags and references are refused, and every scalar is the text that was written.
 */
sealed interface Yml {

  int CHARACTERS_MAX = 256 * 1024;
  int DEPTH_MAX = 24;
  int NODES_MAX = 20_000;

  int line();

  record Text(int line, String value) implements Yml {}

  record Items(int line, List<Yml> all) implements Yml {}

  record Fields(int line, Map<String, Yml> all) implements Yml {}

  /**
   * @throws BotFileError where it is not YAML of that kind
   */
  static Yml read(String text) {
    if (text.length() > CHARACTERS_MAX) {
      throw new BotFileError(
          0, "Expected at most %d KB, but the file is larger.".formatted(CHARACTERS_MAX / 1024));
    }
    var options = new LoaderOptions();
    options.setCodePointLimit(CHARACTERS_MAX);
    options.setNestingDepthLimit(DEPTH_MAX);
    try {
      var root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw new BotFileError(0, "Expected a bot, but the file is empty.");
      }
      return new Reader().read(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new BotFileError(line, "Expected YAML, but %s.".formatted(e.getProblem()));
    } catch (YAMLException e) {
      throw new BotFileError(
          0,
          "Expected YAML nested at most %d deep, but found %s"
              .formatted(DEPTH_MAX, e.getMessage()));
    }
  }

  /** Goes through the nodes once. */
  final class Reader {
    private static final Set<Tag> PLAIN =
        Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP);

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Yml read(Node node) {
      int line = node.getStartMark().getLine() + 1;
      if (!seen.add(node)) {
        throw new BotFileError(line, "Expected everything written out, but found a reference (*).");
      }
      if (seen.size() > NODES_MAX) {
        throw new BotFileError(line, "Expected at most %d entries.".formatted(NODES_MAX));
      }
      if (!PLAIN.contains(node.getTag())) {
        throw new BotFileError(
            line, "Expected plain text, but found the tag %s.".formatted(node.getTag()));
      }
      return switch (node) {
        case ScalarNode scalar -> new Text(line, scalar.getValue());
        case SequenceNode sequence -> items(line, sequence);
        case MappingNode mapping -> fields(line, mapping);
        default -> throw new BotFileError(line, "Expected a text, a list or fields.");
      };
    }

    private Yml items(int line, SequenceNode sequence) {
      var all = new ArrayList<Yml>();
      sequence.getValue().forEach(each -> all.add(read(each)));
      return new Items(line, List.copyOf(all));
    }

    private Yml fields(int line, MappingNode mapping) {
      var all = new LinkedHashMap<String, Yml>();
      for (var each : mapping.getValue()) {
        int at = each.getKeyNode().getStartMark().getLine() + 1;
        if (!(read(each.getKeyNode()) instanceof Text name)) {
          throw new BotFileError(at, "Expected the name of a field.");
        }
        if (all.put(name.value(), read(each.getValueNode())) != null) {
          throw new BotFileError(
              at, "Expected \"%s\" once, but it stands there twice.".formatted(name.value()));
        }
      }
      return new Fields(line, Collections.unmodifiableMap(all));
    }
  }
}
