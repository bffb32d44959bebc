package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.MessageCorrelationRow;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Finds what waits for messages. */
@RestController
final class MessageSubscriptionController {

  private final Reader reader;

  MessageSubscriptionController(Reader reader) {
    this.reader = reader;
  }

  @PostMapping("/v2/message-subscriptions/search")
  SearchResult<MessageSubscriptions.Item> search(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        MessageSubscriptions.FIELDS,
        request,
        List.of(),
        MessageSubscriptionRow::processInstanceKey,
        MessageSubscriptions.Item::of);
  }

  @PostMapping("/v2/correlated-message-subscriptions/search")
  SearchResult<CorrelatedSubscriptions.Item> searchCorrelated(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        CorrelatedSubscriptions.FIELDS,
        request,
        List.of(),
        MessageCorrelationRow::processInstanceKey,
        CorrelatedSubscriptions.Item::of);
  }
}
