package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class SqliteProposalTest extends ProposalContract {

  SqliteProposalTest() {
    super(TestBooks.SQLITE);
  }
}
