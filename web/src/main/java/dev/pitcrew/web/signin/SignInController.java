package dev.pitcrew.web.signin;

import dev.pitcrew.web.WebSettings;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.PasswordRules;
import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SamplePeople;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page to sign in, and the page of the first start. */
@Controller
final class SignInController {

  private static final int NAME_LENGTH_MAX = 60;

  private final PeopleDirectory people;
  private final PasswordEncoder passwords;
  private final SetupCode setup;
  private final WebSettings settings;

  SignInController(
      PeopleDirectory people, PasswordEncoder passwords, SetupCode setup, WebSettings settings) {
    this.people = people;
    this.passwords = passwords;
    this.setup = setup;
    this.settings = settings;
  }

  @GetMapping("/signin")
  ModelAndView signIn(HttpServletRequest request) {
    if (setup.isOpen()) {
      return new ModelAndView("redirect:/setup");
    }
    List<SamplePeople.Sample> samples = settings.samples() ? SamplePeople.all() : List.of();
    return new ModelAndView("signin/signin")
        .addObject("page", new SignInPage(error(request), note(request), samples));
  }

  private static String error(HttpServletRequest request) {
    if (request.getParameter("failed") != null) {
      return "This user name and password do not belong together. Check both and try again.";
    }
    if (request.getParameter("samples") != null) {
      return "This is the password of the samples. It works only while Pitcrew runs with --samples.";
    }
    String wait = request.getParameter("wait");
    return wait != null && wait.matches("\\d{1,4}")
        ? "Too many tries. Wait " + wait + " seconds, then try again."
        : "";
  }

  private static String note(HttpServletRequest request) {
    if (request.getParameter("out") != null) {
      return "You are signed out.";
    }
    return request.getParameter("ended") == null
        ? ""
        : "Your session has ended. Sign in again; what you typed in a form is still there.";
  }

  @GetMapping("/setup")
  ModelAndView setup() {
    requireOpen();
    return new ModelAndView("signin/setup").addObject("page", SetupPage.empty());
  }

  @PostMapping("/setup")
  ModelAndView firstPerson(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String password,
      RedirectAttributes redirect) {
    requireOpen();
    String name = username.trim().toLowerCase(Locale.ROOT);
    String shown = displayName.isBlank() ? name : displayName.trim();
    Optional<SetupPage> refused = check(code, name, shown, password);
    if (refused.isPresent()) {
      ModelAndView page = new ModelAndView("signin/setup").addObject("page", refused.get());
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    people.add(
        new Person(name, shown, Set.of(Role.ADMIN), passwords.encode(password), false), "setup");
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("You can sign in now."));
    return new ModelAndView("redirect:/signin");
  }

  private Optional<SetupPage> check(String code, String name, String shown, String password) {
    String nameError =
        name.matches("[a-z][a-z0-9._-]{1,30}")
            ? ""
            : "Use 2 to 31 small letters, digits, dots or dashes, a letter first.";
    String shownError = shown.length() > NAME_LENGTH_MAX ? "Use at most 60 characters." : "";
    String passwordError = PasswordRules.objection(name, password).orElse("");
    boolean typedWell = nameError.isEmpty() && shownError.isEmpty() && passwordError.isEmpty();
    // The code is looked at last, so that a slip in another field does not cost a try.
    String codeError =
        !typedWell || setup.accepts(code)
            ? ""
            : "This is not the code that Pitcrew printed when it started.";
    return typedWell && codeError.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SetupPage(code, name, shown, codeError, nameError, shownError, passwordError));
  }

  private void requireOpen() {
    if (!setup.isOpen()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
