package dev.pitcrew.web.bots;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads from a BPMN file what has to do with bots and times; never what lies outside the file. */
final class BotModelReader {

  private static final String JOB_TYPE = "browser.run";
  private static final String STARTS = "pitcrew:starts";
  private static final String ZONE = "pitcrew:timeZone";
  private static final Pattern PATH =
      Pattern.compile("=\\s*(?:date and time\\()?\\s*([A-Za-z_]\\w*(?:\\.\\w+)*)\\s*\\)?\\s*");
  private static final Set<String> TIMES = Set.of("timeCycle", "timeDate", "timeDuration");

  private final Deque<Element> open = new ArrayDeque<>();
  private final List<BotModel.BotTask> bots = new ArrayList<>();
  private final List<BotModel.Call> calls = new ArrayList<>();
  private final List<BotModel.Start> starts = new ArrayList<>();
  private final List<BotModel.Wait> waits = new ArrayList<>();
  private final Map<String, Set<String>> flows = new HashMap<>();

  /** An element of the model while it is read. */
  private static final class Element {
    final String tag;
    final String id;
    final String name;
    String called = "";
    String botInput = "";
    final StringBuilder inputs = new StringBuilder();
    boolean runsBot;
    String zone = "";
    String timeKind = "";
    String time = "";

    Element(String tag, String id, String name) {
      this.tag = tag;
      this.id = id;
      this.name = name;
    }
  }

  private BotModelReader() {}

  static BotModel read(String processId, String name, long key, String xml) {
    var reader = new BotModelReader();
    try {
      reader.walk(xml);
    } catch (XMLStreamException notXml) {
      // The engine has taken it, so it is XML; a page must show the rest all the same.
      return new BotModel(
          processId, name, key, List.of(), List.of(), List.of(), List.of(), Map.of());
    }
    return new BotModel(
        processId,
        name,
        key,
        List.copyOf(reader.bots),
        List.copyOf(reader.calls),
        List.copyOf(reader.starts),
        List.copyOf(reader.waits),
        reader.flows);
  }

  private void walk(String xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader stream = factory.createXMLStreamReader(new StringReader(xml));
    while (stream.hasNext()) {
      int event = stream.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begin(stream);
      } else if (event == XMLStreamConstants.END_ELEMENT
          && !open.isEmpty()
          && stream.getLocalName().equals(open.peek().tag)) {
        end(open.pop());
      }
    }
  }

  private void begin(XMLStreamReader stream) throws XMLStreamException {
    String tag = stream.getLocalName();
    switch (tag) {
      case "startEvent",
          "intermediateCatchEvent",
          "boundaryEvent",
          "endEvent",
          "serviceTask",
          "callActivity",
          "sendTask",
          "subProcess" ->
          element(stream, tag);
      case "sequenceFlow" -> flow(at(stream, "sourceRef"), at(stream, "targetRef"));
      default -> {
        if (!open.isEmpty()) {
          inside(stream, tag, open.peek());
        } else if (tag.equals("property") && at(stream, "name").equals(STARTS)) {
          calls.add(new BotModel.Call(BotModel.ANYWHERE, at(stream, "value"), ""));
        }
      }
    }
  }

  private void element(XMLStreamReader stream, String tag) {
    var element = new Element(tag, at(stream, "id"), at(stream, "name"));
    Element parent = open.peek();
    if (parent != null && parent.tag.equals("subProcess")) {
      if (tag.equals("startEvent")) {
        flow(parent.id, element.id);
      } else if (tag.equals("endEvent")) {
        flow(element.id, parent.id);
      }
    }
    if (tag.equals("boundaryEvent")) {
      flow(at(stream, "attachedToRef"), element.id);
    }
    open.push(element);
  }

  private static void inside(XMLStreamReader stream, String tag, Element element)
      throws XMLStreamException {
    switch (tag) {
      case "taskDefinition" -> element.runsBot = at(stream, "type").equals(JOB_TYPE);
      case "calledElement" -> element.called = at(stream, "processId");
      case "input" -> {
        element.inputs.append(at(stream, "source")).append('\n');
        if (at(stream, "target").equals("bot")) {
          element.botInput = at(stream, "source");
        }
      }
      case "header" -> {
        if (at(stream, "key").equals("bot")) {
          element.botInput = at(stream, "value");
        }
      }
      case "property" -> {
        if (at(stream, "name").equals(STARTS)) {
          element.called = at(stream, "value");
        } else if (at(stream, "name").equals(ZONE)) {
          element.zone = at(stream, "value");
        }
      }
      default -> {
        if (TIMES.contains(tag)) {
          element.timeKind = tag.substring("time".length()).toLowerCase(java.util.Locale.ROOT);
          element.time = stream.getElementText().strip();
        }
      }
    }
  }

  private void end(Element element) {
    if (element.runsBot) {
      bots.add(new BotModel.BotTask(element.id, element.botInput));
    }
    if (!element.called.isEmpty()) {
      calls.add(new BotModel.Call(element.id, element.called, element.inputs.toString()));
    }
    if (element.time.isEmpty()) {
      return;
    }
    if (element.tag.equals("startEvent")) {
      starts.add(new BotModel.Start(element.name, element.timeKind, element.time, element.zone));
      return;
    }
    Matcher path = PATH.matcher(element.time);
    if (path.matches() && element.tag.equals("intermediateCatchEvent")) {
      waits.add(
          new BotModel.Wait(element.id, element.name, Arrays.asList(path.group(1).split("\\."))));
    }
  }

  private void flow(String from, String to) {
    flows.computeIfAbsent(from, element -> new HashSet<>()).add(to);
  }

  private static String at(XMLStreamReader stream, String name) {
    for (int i = 0; i < stream.getAttributeCount(); i++) {
      if (stream.getAttributeLocalName(i).equals(name)) {
        return stream.getAttributeValue(i);
      }
    }
    return "";
  }
}
