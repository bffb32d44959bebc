package dev.pitcrew.payments.bank;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The published schema of statements, made from that of account reports (camt.052) on the test
 * class path: the two messages of a version share all types and differ in five names.
 */
final class PublishedStatementSchema {

  private PublishedStatementSchema() {}

  static Schema v08() throws IOException, SAXException {
    try (var in =
        Objects.requireNonNull(
            PublishedStatementSchema.class.getResourceAsStream("/camt.052.001.08.xsd"))) {
      var schema =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("camt.052.001.08", "camt.053.001.08")
              .replace("BkToCstmrAcctRpt", "BkToCstmrStmt")
              .replace("name=\"Rpt\"", "name=\"Stmt\"")
              .replace("name=\"RptPgntn\"", "name=\"StmtPgntn\"")
              .replace("name=\"AddtlRptInf\"", "name=\"AddtlStmtInf\"");
      return SchemaFactory.newDefaultInstance()
          .newSchema(new StreamSource(new StringReader(schema)));
    }
  }
}
