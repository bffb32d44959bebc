package dev.pitcrew.web.outbox;

import dev.pitcrew.records.Records;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What suppliers and colleagues are told, how far it got, and what a person has to say about it.
 */
@Controller
final class OutboxController {

  private static final int MESSAGES_MAX = 200;

  private final ObjectProvider<Records> records;
  private final ObjectProvider<MailPort> mail;

  OutboxController(ObjectProvider<Records> records, ObjectProvider<MailPort> mail) {
    this.records = records;
    this.mail = mail;
  }

  @GetMapping("/outbox")
  ModelAndView list(@AuthenticationPrincipal SignedIn person) {
    var outbox = books().outbox();
    Optional<MailPort> port = Optional.ofNullable(mail.getIfAvailable());
    return new ModelAndView("outbox/outbox")
        .addObject(
            "page",
            new OutboxPage(
                outbox.entries(MESSAGES_MAX),
                outbox.needingAPerson(MESSAGES_MAX),
                books().mails().needingAPerson(MESSAGES_MAX),
                MESSAGES_MAX,
                port.map(MailPort::sends).orElse(false),
                port.flatMap(MailPort::trouble).orElse(""),
                person.has(Role.OPERATOR) || person.has(Role.ADMIN)));
  }

  @PostMapping("/outbox/{id}/send-again")
  String sendAgain(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long id,
      RedirectAttributes redirect) {
    boolean done = books().outboxDecisions().sendAgain(id, person.getUsername());
    return back(redirect, done, "It is sent again.");
  }

  @PostMapping("/outbox/{id}/was-sent")
  String wasSent(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long id,
      RedirectAttributes redirect) {
    boolean done = books().outboxDecisions().wasSent(id, person.getUsername());
    return back(redirect, done, "Noted as sent.");
  }

  @PostMapping("/outbox/{id}/settle")
  String settle(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long id,
      RedirectAttributes redirect) {
    boolean done = books().outboxDecisions().settle(id, person.getUsername());
    return back(redirect, done, "Noted as dealt with.");
  }

  @PostMapping("/outbox/mails/{id}/settle")
  String settleMail(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long id,
      RedirectAttributes redirect) {
    boolean done = books().mails().settle(id, person.getUsername());
    return back(redirect, done, "Noted as done.");
  }

  private static String back(RedirectAttributes redirect, boolean done, String said) {
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        done ? Notice.of(said) : Notice.refused("Somebody else has decided that already."));
    return "redirect:/outbox";
  }

  private Records books() {
    Records books = records.getIfAvailable();
    if (books == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return books;
  }
}
