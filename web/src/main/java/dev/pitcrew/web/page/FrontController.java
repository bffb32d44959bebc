package dev.pitcrew.web.page;

import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The first address, the health of the pages, and what is said when something went wrong. */
@Controller
final class FrontController implements ErrorController {

  @GetMapping("/")
  String first(@AuthenticationPrincipal SignedIn person) {
    return "redirect:"
        + Arrays.stream(Room.values())
            .filter(room -> person.hasAny(room.roles()))
            .map(Room::address)
            .findFirst()
            .orElse("/inbox");
  }

  @GetMapping(path = "/healthz", produces = MediaType.TEXT_PLAIN_VALUE)
  @ResponseBody
  String health() {
    return "ok";
  }

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    HttpStatus status = status(request);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (path.startsWith("/v2/")) {
      return ResponseEntity.of(ProblemDetail.forStatus(status)).build();
    }
    ModelAndView page = new ModelAndView("error").addObject("page", ErrorPage.of(status));
    page.setStatus(status);
    return page;
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
