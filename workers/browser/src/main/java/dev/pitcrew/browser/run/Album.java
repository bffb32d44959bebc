package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Action;
import dev.pitcrew.browser.bot.Step;
import dev.pitcrew.browser.page.Page;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import org.openqa.selenium.WebDriverException;

/** The pictures of a run, without secrets. */
final class Album {

  private final String bot;
  private final Page page;
  private final Values values;
  private final DocumentShelf shelf;
  private final Diary diary;

  Album(String bot, Page page, Values values, DocumentShelf shelf, Diary diary) {
    this.bot = bot;
    this.page = page;
    this.values = values;
    this.shelf = shelf;
    this.diary = diary;
  }

  /** One that the bot wants for itself. */
  DocumentRef askedFor(Action.Picture picture, Step step) {
    var document = keep(step.id());
    diary.picture(picture.called(), document);
    return document;
  }

  /** The page after a step, unless it shows nothing new; in a loop with the row's number. */
  void add(Step step, int row) {
    if (!diary.hasRoomForPictures() || !isSeen(step.action())) {
      return;
    }
    try {
      String id = Diary.id(step, row);
      diary.picture(id, keep(id));
    } catch (WebDriverException e) {
      // A dialog stands before the page, or it is just going on: the next step has its own picture.
      diary.warn("There is no picture of step %s.".formatted(step.id()));
    }
  }

  /** Whether a step's picture shows something that the one before does not. */
  private static boolean isSeen(Action action) {
    return switch (action) {
      case Action.Resize resize -> false;
      case Action.Picture picture -> false;
      case Action.Dialog dialog -> false;
      case Action.ResumePoint point -> false;
      default -> true;
    };
  }

  private DocumentRef keep(String id) {
    return shelf.put(
        page.content().picture(values.mask()), "image/jpeg", "%s-%s.jpg".formatted(bot, id));
  }
}
