package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class PostgresReleaseTest extends ReleaseContract {

  PostgresReleaseTest() {
    super(TestBooks.POSTGRESQL);
  }
}
