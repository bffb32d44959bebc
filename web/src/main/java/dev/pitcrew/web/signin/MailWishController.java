package dev.pitcrew.web.signin;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether one is told of one's tasks by mail. */
@Controller
final class MailWishController {

  private final ObjectProvider<Records> records;

  MailWishController(ObjectProvider<Records> records) {
    this.records = records;
  }

  @GetMapping("/account/mail")
  ModelAndView show(@AuthenticationPrincipal SignedIn person) {
    String address = books().people().find(person.getUsername()).map(Person::email).orElse(null);
    return new ModelAndView("signin/mail")
        .addObject(
            "page",
            new MailWishPage(
                books().taskNotices().isWanted(person.getUsername()),
                Objects.requireNonNullElse(address, "")));
  }

  @PostMapping("/account/mail")
  String wish(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam boolean wanted,
      RedirectAttributes redirect) {
    books().taskNotices().want(person.getUsername(), wanted);
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("Kept."));
    return "redirect:/account/mail";
  }

  private Records books() {
    Records books = records.getIfAvailable();
    if (books == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return books;
  }
}
