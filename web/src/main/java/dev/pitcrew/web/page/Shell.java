package dev.pitcrew.web.page;

import dev.pitcrew.web.people.SignedIn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page shows.
 *
 * @param person who is signed in; null on the pages before that
 * @param path the address of this page, to mark its room
 * @param csrfParameter name of the hidden field that every posted form carries
 * @param csrfToken its value
 * @param nonce what a script element must carry to run
 * @param notice what the last action did, told once; null mostly
 */
public record Shell(
    @Nullable SignedIn person,
    String path,
    String csrfParameter,
    String csrfToken,
    String nonce,
    @Nullable Notice notice,
    Assets assets,
    Words words) {

  /** The rooms this person may enter, in the order of the rail. */
  public List<Room> rooms() {
    return person == null
        ? List.of()
        : Arrays.stream(Room.values()).filter(room -> person.hasAny(room.roles())).toList();
  }

  /** One or two letters that stand for the person in the rail. */
  public String initials() {
    return person == null
        ? ""
        : Arrays.stream(person.displayName().trim().split("\\s+"))
            .limit(2)
            .map(word -> word.substring(0, word.offsetByCodePoints(0, word.isEmpty() ? 0 : 1)))
            .collect(Collectors.joining());
  }

  public boolean isIn(Room room) {
    boolean task = room == Room.INBOX && path.startsWith("/tasks");
    return task || path.equals(room.address()) || path.startsWith(room.address() + "/");
  }
}
