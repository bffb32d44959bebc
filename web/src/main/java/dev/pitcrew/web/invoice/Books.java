package dev.pitcrew.web.invoice;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.signin.SecondFactors;
import dev.pitcrew.records.vendors.Vendor;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the pages look up in the back office's books; nothing where a web node has none. */
@Component
public final class Books {

  private final ObjectProvider<Records> records;

  Books(ObjectProvider<Records> records) {
    this.records = records;
  }

  public Optional<Vendor> vendor(String vendorId) {
    Records open = records.getIfAvailable();
    return open == null || vendorId.isEmpty() ? Optional.empty() : open.vendors().find(vendorId);
  }

  /** Everybody who validated, verified or approved one of these invoices. */
  public Set<String> peopleOf(Collection<String> invoiceIds) {
    Records open = records.getIfAvailable();
    return open == null || invoiceIds.isEmpty()
        ? Set.of()
        : open.invoices().people().of(invoiceIds);
  }

  /** Empty on a web node without books: nobody can confirm a second factor there. */
  public Optional<SecondFactors> secondFactors() {
    return Optional.ofNullable(records.getIfAvailable()).map(Records::secondFactors);
  }
}
