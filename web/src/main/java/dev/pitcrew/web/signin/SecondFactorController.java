package dev.pitcrew.web.signin;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.signin.SecondFactors;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own second factor, and taking away one that was lost, which takes two administrators. */
@Controller
final class SecondFactorController {

  private final ObjectProvider<Records> records;
  private final PeopleDirectory people;
  private final PasswordEncoder passwords;

  SecondFactorController(
      ObjectProvider<Records> records, PeopleDirectory people, PasswordEncoder passwords) {
    this.records = records;
    this.people = people;
    this.passwords = passwords;
  }

  @GetMapping("/account/second-factor")
  ModelAndView show(@AuthenticationPrincipal SignedIn person) {
    return page(person, null, "", "");
  }

  /** Draws a seed. The password is asked again, so that an open screen is not enough. */
  @PostMapping("/account/second-factor/begin")
  ModelAndView begin(
      @AuthenticationPrincipal SignedIn person, @RequestParam(defaultValue = "") String current) {
    var hash = people.find(person.getUsername()).orElseThrow().passwordHash();
    if (!passwords.matches(current, hash)) {
      return unprocessable(page(person, null, "This is not your password.", ""));
    }
    if (factors().isActive(person.getUsername())) {
      return page(person, null, "", "");
    }
    var drawn = factors().begin(person.getUsername());
    var picture = QrPath.of(drawn.otpauthUri());
    return page(
        person,
        new SecondFactorPage.Shown(
            picture.path(),
            picture.size(),
            drawn.secret().replaceAll("(.{4})(?=.)", "$1 "),
            drawn.recoveryCodes()),
        "",
        "");
  }

  @PostMapping("/account/second-factor/activate")
  ModelAndView activate(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes redirect) {
    if (!factors().activate(person.getUsername(), code.replace(" ", ""))) {
      return unprocessable(
          page(
              person,
              null,
              "",
              "This is not the code of now. Begin again if you have lost the picture; after five"
                  + " wrong codes there is a pause."));
    }
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("Your second factor counts from now."));
    return new ModelAndView("redirect:/account/second-factor");
  }

  @PostMapping("/people/{username}/second-factor/reset")
  ModelAndView requestReset(
      @AuthenticationPrincipal SignedIn admin,
      @PathVariable String username,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    if (reason.isBlank()) {
      return told(redirect, "Say why the second factor is to be taken away.", true);
    }
    try {
      factors().resets().request(username, admin.getUsername(), reason.strip());
    } catch (IllegalArgumentException nothingToReset) {
      return told(redirect, "There is no second factor to take away.", true);
    }
    return told(redirect, "Asked for. Another administrator has to confirm it today.", false);
  }

  @PostMapping("/people/second-factor/{id}/confirm")
  ModelAndView confirmReset(
      @AuthenticationPrincipal SignedIn admin, @PathVariable long id, RedirectAttributes redirect) {
    try {
      factors().resets().confirm(id, admin.getUsername());
    } catch (IllegalArgumentException refused) {
      return told(
          redirect, "Somebody else has to confirm this, and the request must be open.", true);
    }
    return told(redirect, "The second factor is taken away. The person sets up a new one.", false);
  }

  private ModelAndView page(
      SignedIn person,
      SecondFactorPage.@Nullable Shown enrolment,
      String passwordError,
      String codeError) {
    var name = person.getUsername();
    return new ModelAndView("signin/second-factor")
        .addObject(
            "page",
            new SecondFactorPage(
                factors().isActive(name),
                factors().recoveryCodesLeft(name),
                enrolment,
                passwordError,
                codeError));
  }

  private static ModelAndView unprocessable(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static ModelAndView told(RedirectAttributes redirect, String words, boolean refused) {
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE, refused ? Notice.refused(words) : Notice.of(words));
    return new ModelAndView("redirect:/people");
  }

  /** A web node without books has no second factors, and so nothing to show here. */
  private SecondFactors factors() {
    var open = records.getIfAvailable();
    if (open == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return open.secondFactors();
  }
}
