package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Association;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.model.xml.validation.ValidationResult;
import org.camunda.bpm.model.xml.validation.ValidationResultFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models are what analysts copy: they must be valid, drawn by the book, and explained. */
final class ModelsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> models() {
    return Models.ending(".bpmn");
  }

  static List<Path> templates() {
    return Models.ending(".json").stream()
        .filter(f -> f.getParent().endsWith("element-templates"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldBeValidWhenJudgedByTheZeebeRules(Path file) {
    // given
    var model = read(file);
    var visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);

    // when
    new ModelWalker(model).walk(visitor);

    // then
    var results = visitor.getValidationResult();
    var text = new StringWriter();
    results.write(text, new OneLine());
    assertThat(text.toString()).as(file.getFileName().toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldShowEveryElementWhenOpenedInAModeler(Path file) {
    // given
    var model = read(file);

    // when
    var drawing = Drawing.of(model);

    // then
    assertThat(drawing.shapes().keySet())
        .containsExactlyInAnyOrderElementsOf(
            model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
    assertThat(drawing.edges().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    model.getModelElementsByType(SequenceFlow.class).stream(),
                    model.getModelElementsByType(Association.class).stream())
                .map(BaseElement::getId)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldHaveNoCrossingLinesWhenDrawn(Path file) {
    // given
    var model = read(file);
    var frames =
        model.getModelElementsByType(SubProcess.class).stream().map(BaseElement::getId).toList();

    // when
    var drawing = Drawing.of(model);

    // then
    assertThat(drawing.crossings()).isEmpty();
    assertThat(drawing.linesThroughShapes(frames)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldExplainItselfWhenReadByAnAnalyst(Path file) {
    // given
    var model = read(file);
    var silent = new ArrayList<String>();

    // when
    for (var node : model.getModelElementsByType(FlowNode.class)) {
      if (node.getDocumentations().isEmpty()) {
        silent.add(node.getId() + " has no documentation");
      }
      if (!node.getId().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        silent.add(node.getId() + " is not kebab-case");
      }
    }
    for (var gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
      if (gateway.getOutgoing().size() > 1) {
        if (gateway.getName() == null || !gateway.getName().endsWith("?")) {
          silent.add(gateway.getId() + " asks no question");
        }
        gateway.getOutgoing().stream()
            .filter(flow -> flow.getName() == null)
            .forEach(flow -> silent.add(flow.getId() + " gives no answer"));
        if (gateway.getDefault() == null) {
          silent.add(gateway.getId() + " has no default");
        }
      }
    }
    for (var event : model.getModelElementsByType(BoundaryEvent.class)) {
      if (event.getName() == null) {
        silent.add(event.getId() + " has no name");
      }
    }

    // then
    assertThat(silent).isEmpty();
    assertThat(model.getModelElementsByType(Process.class))
        .allSatisfy(process -> assertThat(process.getDocumentations()).isNotEmpty());
    assertThat(Files.exists(file.resolveSibling("README.md"))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldFindItsFormsAndTemplatesWhenDeployed(Path file) throws IOException {
    // given
    var model = read(file);
    var forms = new TreeSet<String>();
    for (var form : Models.ending(".form")) {
      forms.add(JSON.readTree(form.toFile()).required("id").asText());
    }
    var types = new TreeSet<String>();
    for (var template : templates()) {
      types.add(JSON.readTree(template.toFile()).required("id").asText());
    }

    // when, then
    assertThat(model.getModelElementsByType(UserTask.class))
        .allSatisfy(
            task ->
                assertThat(task.getSingleExtensionElement(ZeebeFormDefinition.class).getFormId())
                    .isIn(forms));
    assertThat(model.getModelElementsByType(ServiceTask.class))
        .allSatisfy(
            task -> {
              var type = task.getSingleExtensionElement(ZeebeTaskDefinition.class).getType();
              assertThat(
                      task.getAttributeValueNs(
                          "http://camunda.org/schema/zeebe/1.0", "modelerTemplate"))
                  .isEqualTo("dev.pitcrew." + type)
                  .isIn(types);
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldShowTheModelAsItIsWhenItsReadmeHasPictures(Path file) throws IOException {
    // given
    var readme = Files.readString(file.resolveSibling("README.md"));
    var signature = Pictures.signature(Files.readString(file));

    // when
    var pictures = new ArrayList<Path>();
    try (var files = Files.list(file.resolveSibling("images"))) {
      files.sorted().forEach(pictures::add);
    }

    // then
    assertThat(pictures).isNotEmpty();
    assertThat(pictures)
        .allSatisfy(
            picture -> {
              assertThat(readme).contains("(images/" + picture.getFileName() + ")");
              assertThat(Files.readString(picture))
                  .as("%s: run DrawModels when a model has changed", picture)
                  .endsWith(signature + "\n");
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldAskTheGuardWhenAPersonDecides(Path file) {
    assertThat(read(file).getModelElementsByType(UserTask.class))
        .allSatisfy(
            task ->
                assertThat(task.getSingleExtensionElement(ZeebeTaskListeners.class))
                    .isNotNull()
                    .extracting(ZeebeTaskListeners::getTaskListeners)
                    .asInstanceOf(InstanceOfAssertFactories.iterable(ZeebeTaskListener.class))
                    .anySatisfy(
                        listener -> {
                          assertThat(listener.getType()).isEqualTo("records.guard-decision");
                          assertThat(listener.getEventType())
                              .isEqualTo(ZeebeTaskListenerEventType.completing);
                        }));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldSayWhoMaySeeItsCases(Path file) {
    assertThat(read(file).getModelElementsByType(Process.class))
        .allSatisfy(
            process ->
                assertThat(process.getSingleExtensionElement(ZeebeProperties.class).getProperties())
                    .filteredOn(property -> property.getName().equals("pitcrew:roles"))
                    .singleElement()
                    .satisfies(
                        property ->
                            assertThat(property.getValue().split(","))
                                .contains("operator", "admin", "auditor")));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void shouldSetTheJobTypeItIsNamedAfterWhenATemplateIsApplied(Path file) throws IOException {
    // when
    var template = JSON.readTree(file.toFile());

    // then
    var type = template.required("id").asText().substring("dev.pitcrew.".length());
    assertThat(file.getFileName().toString()).isEqualTo(type.replace('.', '-') + ".json");
    assertThat(template.required("$schema").asText())
        .contains("zeebe-element-templates-json-schema");
    assertThat(template.required("properties").get(0).required("value").asText()).isEqualTo(type);
    assertThat(template.required("properties").get(0).required("binding").required("type").asText())
        .isEqualTo("zeebe:taskDefinition");
  }

  private static BpmnModelInstance read(Path file) {
    return Bpmn.readModelFromFile(file.toFile());
  }

  private static final class OneLine implements ValidationResultFormatter {
    @Override
    public void formatElement(
        StringWriter writer, org.camunda.bpm.model.xml.instance.ModelElementInstance element) {}

    @Override
    public void formatResult(StringWriter writer, ValidationResult result) {
      var element = result.getElement();
      var id =
          element instanceof FlowElement flow
              ? flow.getId()
              : element.getElementType().getTypeName();
      writer.append(id).append(": ").append(result.getMessage()).append('\n');
    }
  }
}
