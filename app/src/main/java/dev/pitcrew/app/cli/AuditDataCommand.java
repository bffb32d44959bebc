package dev.pitcrew.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.app.ApprovalLimits;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.questions.Answer;
import dev.pitcrew.records.questions.AuditQuestions;
import dev.pitcrew.records.questions.Question;
import dev.pitcrew.records.questions.Terms;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The questions an auditor asks of vendors and invoices. */
@Command(
    name = "data",
    description =
        "Looks for what an auditor asks about: vendors paid to an employee's account, vendors twice, without VAT id; sums just below a limit, splits.",
    footer = {
      "",
      "Each finding names the rows it is based on. A finding is a reason to look, not a proof."
    })
final class AuditDataCommand implements Callable<Integer> {

  @Mixin BooksOptions books = new BooksOptions();

  @Option(
      names = "--limits",
      split = ",",
      paramLabel = "AMOUNT",
      description = "Approval limits (default: those of the shipped approval policy).")
  List<BigDecimal> limits = List.of();

  @Option(
      names = "--below-percent",
      defaultValue = "5",
      description = "How far below a limit is just below it (default: ${DEFAULT-VALUE}).")
  BigDecimal belowPercent = BigDecimal.valueOf(5);

  @Option(
      names = "--split-days",
      defaultValue = "7",
      description =
          "Within how many days invoices may be one split up (default: ${DEFAULT-VALUE}).")
  int splitDays = 7;

  @Option(names = "--json", description = "As JSON.")
  boolean json;

  @Option(names = "--fail", description = "Exit 1 when there is a finding.")
  boolean fail;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Records records = books.open()) {
      Terms usual = Terms.usual(limits.isEmpty() ? ApprovalLimits.shipped() : limits);
      var terms = new Terms(usual.limits(), belowPercent, splitDays, usual.likeness());
      List<Answer> answers = new AuditQuestions(records, terms).answers();
      if (json) {
        out.println(json(answers));
      } else {
        print(out, answers, terms);
      }
      out.flush();
      return fail && !answers.isEmpty() ? 1 : 0;
    }
  }

  private static void print(PrintWriter out, List<Answer> answers, Terms terms) {
    for (Question question : Question.values()) {
      List<Answer> own = answers.stream().filter(a -> a.question() == question).toList();
      out.printf("%-30s %,d%n", question.word(), own.size());
      for (Answer answer : own) {
        out.println("  " + answer.message());
        for (Map<String, String> row : answer.rows()) {
          out.println("      " + text(row));
        }
      }
    }
    out.printf(
        "%nlimits %s; just below: %s %%; split: within %d days%n",
        String.join(", ", terms.limits().stream().map(BigDecimal::toPlainString).toList()),
        terms.belowPercent().toPlainString(),
        terms.splitDays());
  }

  private static String text(Map<String, String> row) {
    return String.join(
        "  ", row.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private static String json(List<Answer> answers) {
    var mapper = new ObjectMapper();
    ArrayNode all = mapper.createArrayNode();
    for (Answer answer : answers) {
      ObjectNode node = all.addObject();
      node.put("question", answer.question().word());
      node.put("message", answer.message());
      ArrayNode rows = node.putArray("rows");
      answer.rows().forEach(row -> row.forEach(rows.addObject()::put));
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain text is JSON.", e);
    }
  }
}
