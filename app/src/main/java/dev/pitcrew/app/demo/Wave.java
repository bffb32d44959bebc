package dev.pitcrew.app.demo;

import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Sample;

/** When a document comes in: what refers to another one comes after it, as it does in life. */
enum Wave {
  FIRST("documents that stand for themselves"),
  REFERRING("what refers to them: repetitions, a credit note, a final invoice"),
  EXCESS("more than was ordered"),
  SUBSTITUTED("an approver is away"),
  RETURNED("a payment that will come back");

  private final String label;

  Wave(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Wave of(Sample sample) {
    Answer answer = sample.answer();
    if ("returned".equals(answer.payment())) {
      return RETURNED;
    }
    if (answer.approvals().stream().anyMatch(PlayedPeople::isBySubstitute)) {
      return SUBSTITUTED;
    }
    if ("excess".equals(answer.check().get("order"))) {
      return EXCESS;
    }
    return answer.outcome().equals("duplicate")
            || answer.later() != null
            || answer.fields().containsKey("preceding_invoice")
        ? REFERRING
        : FIRST;
  }
}
