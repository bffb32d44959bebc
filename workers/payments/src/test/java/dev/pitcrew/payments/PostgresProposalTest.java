package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class PostgresProposalTest extends ProposalContract {

  PostgresProposalTest() {
    super(TestBooks.POSTGRESQL);
  }
}
