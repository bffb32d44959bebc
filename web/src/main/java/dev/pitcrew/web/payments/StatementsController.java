package dev.pitcrew.web.payments;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.bank.BankEntry;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bank statements: what became of the payments. */
@Controller
final class StatementsController {

  private static final int LIST_MAX = 100;

  private final ObjectProvider<Records> records;
  private final ObjectProvider<StatementPort> port;

  StatementsController(ObjectProvider<Records> records, ObjectProvider<StatementPort> port) {
    this.records = records;
    this.port = port;
  }

  @GetMapping("/payments/statements")
  ModelAndView list(@AuthenticationPrincipal SignedIn person) {
    return page(person, "");
  }

  @PostMapping("/payments/statements")
  ModelAndView bring(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam("file") MultipartFile file,
      RedirectAttributes redirect)
      throws IOException {
    StatementPort statements = port.getIfAvailable();
    if (!person.has(Role.TREASURER)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (file.isEmpty() || statements == null) {
      return refused(person, "Choose the file that the bank sent (camt.053).");
    }
    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "statement.xml");
    return switch (statements.take(file.getBytes(), name, person.getUsername())) {
      case StatementPort.Outcome.Refused no -> refused(person, no.reason());
      case StatementPort.Outcome.Taken taken -> {
        redirect.addFlashAttribute(
            Notice.ATTRIBUTE, Notice.of(String.join(" ", taken.sentences())));
        yield new ModelAndView("redirect:/payments/statements");
      }
    };
  }

  /** Says which payment a line is that no rule could match. */
  @PostMapping("/payments/statements/entries/{entry}/settle")
  ModelAndView settle(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long entry,
      @RequestParam(defaultValue = "") String endToEndId,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Records books = records.getIfAvailable();
    if (books == null || !person.has(Role.CONTROLLER)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (endToEndId.isBlank() || reason.isBlank()) {
      return refused(person, "Name the payment and say why it is this one.");
    }
    Optional<String> objection =
        books
            .bankFindings()
            .settle(entry, endToEndId.strip(), person.getUsername(), reason.strip());
    if (objection.isPresent()) {
      return refused(person, objection.get());
    }
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("Settled."));
    return new ModelAndView("redirect:/payments/statements");
  }

  private ModelAndView refused(SignedIn person, String why) {
    ModelAndView page = page(person, why);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView page(SignedIn person, String refusal) {
    Records books = records.getIfAvailable();
    if (books == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new ModelAndView("payments/statements")
        .addObject(
            "page",
            new StatementsPage(
                books.bankStatements().latest(LIST_MAX),
                books.bankStatements().inState(BankEntry.State.FINDING, LIST_MAX),
                books.bankStatements().inState(BankEntry.State.UNMATCHED, LIST_MAX),
                person.has(Role.TREASURER),
                person.has(Role.CONTROLLER),
                refusal));
  }
}
