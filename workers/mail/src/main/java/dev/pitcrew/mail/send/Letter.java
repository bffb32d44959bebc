package dev.pitcrew.mail.send;

import dev.pitcrew.records.mail.OutboxEntry;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message with all it takes to send it.
 *
 * @param notTo whom it does not reach, and why
 */
record Letter(
    OutboxEntry entry,
    List<InternetAddress> to,
    List<InternetAddress> cc,
    List<Composer.Attachment> attachments,
    Map<String, String> notTo) {

  private static final String NO_ADDRESS = "no mail address that may be used.";

  static Letter of(
      OutboxEntry entry,
      Recipients.Reach to,
      Recipients.Reach cc,
      List<Composer.Attachment> attachments) {
    Map<String, String> notTo = new LinkedHashMap<>();
    to.unreached().forEach(name -> notTo.put(name, NO_ADDRESS));
    cc.unreached().forEach(name -> notTo.put(name, NO_ADDRESS));
    return new Letter(entry, to.addresses(), cc.addresses(), attachments, notTo);
  }

  List<InternetAddress> all() {
    List<InternetAddress> all = new ArrayList<>(to);
    cc.stream().filter(each -> !to.contains(each)).forEach(all::add);
    return all;
  }

  Letter without(Map<InternetAddress, String> refused) {
    Map<String, String> more = new LinkedHashMap<>(notTo);
    refused.forEach((address, why) -> more.put(address.getAddress(), why));
    return new Letter(
        entry,
        to.stream().filter(each -> !refused.containsKey(each)).toList(),
        cc.stream().filter(each -> !refused.containsKey(each)).toList(),
        attachments,
        more);
  }

  /** Whom it does not reach, in a sentence for people; null when it reaches all. */
  @Nullable String problem() {
    return notTo.isEmpty()
        ? null
        : notTo.entrySet().stream()
            .map(each -> "Not to %s: %s".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(" "));
  }
}
