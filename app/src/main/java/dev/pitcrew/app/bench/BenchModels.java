package dev.pitcrew.app.bench;

/**
 * The models that are measured. The job that ends an instance is the element {@value #LAST}; all
 * run on a Zeebe, too.
 */
final class BenchModels {

  /** When its job is completed, the instance is counted. */
  static final String LAST = "last";

  /** The number that the client gave an instance. */
  static final String NUMBER = "n";

  static final String MESSAGE_NAME = "bench-go-on";
  static final String WAITING_ID = "bench-waiting";

  private static final int JOBS = 10;

  private BenchModels() {}

  static String processId(Scenario scenario) {
    return "bench-" + scenario.word();
  }

  static String jobType(Scenario scenario) {
    return "bench-" + scenario.word();
  }

  static String xml(Scenario scenario) {
    return switch (scenario) {
      case ONE_JOB, CREATE_AND_WAIT, WAITING -> jobs(scenario, 1);
      case TEN_JOBS -> jobs(scenario, JOBS);
      case GATEWAY_FEEL -> gateway(scenario);
      case MESSAGE -> message(scenario);
    };
  }

  /** An instance of it waits for a message that nobody sends. */
  static String waiting() {
    return process(
        WAITING_ID,
        catchMessage("bench-never")
            + """
              <bpmn:startEvent id="start"/>
              %s
              <bpmn:endEvent id="end"/>
              %s
            """
                .formatted(catchEvent(), flow("start", "wait") + flow("wait", "end")));
  }

  private static String jobs(Scenario scenario, int count) {
    StringBuilder body = new StringBuilder("<bpmn:startEvent id=\"start\"/>");
    String before = "start";
    for (int i = 1; i <= count; i++) {
      String id = i == count ? LAST : "job-" + i;
      body.append(task(id, jobType(scenario), "")).append(flow(before, id));
      before = id;
    }
    body.append("<bpmn:endEvent id=\"end\"/>").append(flow(before, "end"));
    return process(processId(scenario), body.toString());
  }

  private static String gateway(Scenario scenario) {
    return process(
        processId(scenario),
        """
          <bpmn:startEvent id="start"/>
          <bpmn:exclusiveGateway id="large" default="large-small"/>
          <bpmn:sequenceFlow id="large-big" sourceRef="large" targetRef="big">
            <bpmn:conditionExpression>=amount &gt; 100 and amount * 1.19 &lt; 100000</bpmn:conditionExpression>
          </bpmn:sequenceFlow>
          %s%s
          <bpmn:exclusiveGateway id="again"/>
          %s
          <bpmn:endEvent id="end"/>
        """
                .formatted(
                    script("big", "=amount * 1.19"),
                    script("small", "=amount"),
                    task(
                        LAST,
                        jobType(scenario),
                        "<zeebe:ioMapping><zeebe:input source=\"=if gross &gt; 500 then &quot;high&quot; else &quot;low&quot;\" target=\"grade\"/></zeebe:ioMapping>"))
            + flow("start", "large")
            + flow("large", "small")
            + flow("big", "again")
            + flow("small", "again")
            + flow("again", LAST)
            + flow(LAST, "end"));
  }

  private static String message(Scenario scenario) {
    return process(
        processId(scenario),
        catchMessage(MESSAGE_NAME)
            + "<bpmn:startEvent id=\"start\"/>"
            + catchEvent()
            + task(LAST, jobType(scenario), "")
            + "<bpmn:endEvent id=\"end\"/>"
            + flow("start", "wait")
            + flow("wait", LAST)
            + flow(LAST, "end"));
  }

  private static String process(String id, String body) {
    int message = body.indexOf("</bpmn:message>");
    int inside = message < 0 ? 0 : message + "</bpmn:message>".length();
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="bench">
      %s
      <bpmn:process id="%s" isExecutable="true">%s</bpmn:process>
    </bpmn:definitions>
    """
        .formatted(body.substring(0, inside), id, body.substring(inside));
  }

  private static String task(String id, String type, String more) {
    return """
      <bpmn:serviceTask id="%s">
        <bpmn:extensionElements><zeebe:taskDefinition type="%s"/>%s</bpmn:extensionElements>
      </bpmn:serviceTask>
    """
        .formatted(id, type, more);
  }

  private static String script(String id, String expression) {
    return """
      <bpmn:scriptTask id="%s">
        <bpmn:extensionElements><zeebe:script expression="%s" resultVariable="gross"/></bpmn:extensionElements>
      </bpmn:scriptTask>
    """
        .formatted(id, expression);
  }

  private static String catchMessage(String name) {
    return """
    <bpmn:message id="message" name="%s">
      <bpmn:extensionElements><zeebe:subscription correlationKey="=string(%s)"/></bpmn:extensionElements>
    </bpmn:message>"""
        .formatted(name, NUMBER);
  }

  private static String catchEvent() {
    return """
      <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition id="wait-for" messageRef="message"/></bpmn:intermediateCatchEvent>
    """;
  }

  private static String flow(String from, String to) {
    return "<bpmn:sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
        .formatted(from, to, from, to);
  }
}
