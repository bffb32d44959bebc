package dev.pitcrew.web.figures;

import dev.pitcrew.records.Records;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The figures of a period; the last thirty days when none is named. */
@Controller
final class FiguresController {

  private static final int DAYS = 30;

  private final ObjectProvider<Records> records;

  FiguresController(ObjectProvider<Records> records) {
    this.records = records;
  }

  @GetMapping("/figures")
  ModelAndView figures(
      @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
    Records books = records.getIfAvailable();
    if (books == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    ZoneId zone = books.today().zone();
    try {
      LocalDate last =
          to.isBlank()
              ? LocalDate.ofInstant(books.clock().instant(), zone)
              : LocalDate.parse(to.strip());
      LocalDate first = from.isBlank() ? last.minusDays(DAYS) : LocalDate.parse(from.strip());
      if (first.isAfter(last)) {
        return refused(from, to, "The period begins after it ends.");
      }
      return page(
          new FiguresPage(
              books.kpis().report(first, last, zone), first.toString(), last.toString(), ""));
    } catch (DateTimeParseException e) {
      return refused(from, to, "Type both days as year-month-day, such as 2026-11-21.");
    }
  }

  private static ModelAndView refused(String from, String to, String why) {
    ModelAndView page = page(new FiguresPage(null, from, to, why));
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static ModelAndView page(FiguresPage page) {
    return new ModelAndView("figures/figures").addObject("page", page);
  }
}
