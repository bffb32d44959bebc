import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies Pitcrew's audit trail without any of Pitcrew's code: one file, only the Java runtime
 * (21 or newer). What it checks is written down in audit-trail.md.
 *
 * <pre>
 *   java VerifyAudit.java export.jsonl [heads.jsonl] [--key head-key.pub.pem]
 *   java -cp sqlite-jdbc.jar VerifyAudit.java records.db [heads.jsonl] [--table audit] [--chain records]
 *   java VerifyAudit.java --batch     reads "export TAB heads" lines, answers each with one line
 * </pre>
 *
 * The public key is looked for beside the heads. Exits 0 when all is whole, 1 when a row is broken,
 * 2 when the files cannot be read.
 */
final class VerifyAudit {

  private static final String BEGINNING = "0".repeat(64);
  private static final int CLOSED_UP_MAX = 100;
  private static final HexFormat HEX = HexFormat.of();

  private VerifyAudit() {}

  public static void main(String[] arguments) {
    try {
      if (arguments.length == 1 && arguments[0].equals("--batch")) {
        batch();
        return;
      }
      List<Path> files = new ArrayList<>();
      Map<String, String> options = new HashMap<>();
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
          options.put(arguments[i], arguments[++i]);
        } else {
          files.add(Path.of(arguments[i]));
        }
      }
      if (files.isEmpty() || files.size() > 2) {
        System.err.println(
            "usage: java VerifyAudit.java EXPORT.jsonl|RECORDS.db [HEADS.jsonl] [--key FILE] [--table NAME] [--chain NAME]");
        System.exit(2);
      }
      Result result = verify(files.get(0), files.size() == 2 ? files.get(1) : null, options);
      result.lines.forEach(System.out::println);
      System.exit(result.whole ? 0 : 1);
    } catch (IOException | SQLException | GeneralSecurityException | Malformed e) {
      System.err.println("Cannot verify: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void batch() throws IOException, SQLException, GeneralSecurityException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line;
    while ((line = in.readLine()) != null) {
      String[] parts = line.split("\t");
      Path heads = parts.length > 1 ? Path.of(parts[1]) : null;
      try {
        System.out.println(String.join(" | ", verify(Path.of(parts[0]), heads, Map.of()).lines));
      } catch (Malformed e) {
        System.out.println("BROKEN malformed: " + e.getMessage());
      }
    }
  }

  private record Result(boolean whole, List<String> lines) {}

  private static Result verify(Path file, Path headFile, Map<String, String> options)
      throws IOException, SQLException, GeneralSecurityException {
    List<String> lines = new ArrayList<>();
    List<Head> heads = new ArrayList<>();
    boolean whole = true;
    if (headFile != null) {
      Path keyFile =
          options.containsKey("--key")
              ? Path.of(options.get("--key"))
              : headFile.toAbsolutePath().resolveSibling("head-key.pub.pem");
      whole = readHeads(headFile, keyFile, heads, lines);
    }
    Map<String, Chain> chains = new TreeMap<>();
    boolean database = isDatabase(file);
    String only = options.getOrDefault("--chain", database ? "records" : null);
    for (Head head : heads) {
      if (only == null || only.equals(head.chain)) {
        chains.computeIfAbsent(head.chain, name -> new Chain(name, heads));
      }
    }
    if (database) {
      Chain chain = chains.computeIfAbsent(only, name -> new Chain(name, heads));
      readDatabase(file, options.getOrDefault("--table", "audit"), chain);
    } else {
      readExport(file, only, chains, heads);
    }
    if (chains.isEmpty()) {
      lines.add("OK: no rows");
    }
    for (Chain chain : chains.values()) {
      Finding finding = chain.finish();
      whole &= finding == null;
      lines.add(
          finding == null
              ? "OK %s: %d rows whole, %d vouched for by an exported head"
                  .formatted(chain.name, chain.rows, chain.vouchedFor)
              : "BROKEN %s: row %d: %s: %s"
                  .formatted(chain.name, finding.seq, finding.kind, finding.text));
    }
    return new Result(whole, lines);
  }

  // ---- one chain ------------------------------------------------------------------------------

  private record Finding(long seq, String kind, String text) {}

  private record Value(String value, String salt, String digest) {
    boolean isErased() {
      return value == null && salt == null && digest != null;
    }

    boolean isSound() {
      if (value == null) {
        return salt == null;
      }
      if (salt == null || !salt.matches("[0-9a-f]{32}")) {
        return false;
      }
      MessageDigest sha = sha256();
      sha.update(HEX.parseHex(salt));
      return HEX.formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8))).equals(digest);
    }
  }

  private record Row(
      long form, long seq, long at, String who, String forWhom, String what, String subject,
      String subjectId, Value reason, Value before, Value after, Long erasedBy, String prev,
      String hash) {

    boolean fitsItsHash(String chain, long asSeq) {
      if (prev == null) {
        return false;
      }
      var bytes = new ByteArrayOutputStream();
      for (String field :
          new String[] {
            "pitcrew-audit-1", chain, Long.toString(form), Long.toString(asSeq),
            Long.toString(at), who, forWhom, what, subject, subjectId, reason.digest,
            before.digest, after.digest, prev
          }) {
        if (field == null) {
          bytes.write('-');
        } else {
          byte[] text = field.getBytes(StandardCharsets.UTF_8);
          bytes.writeBytes((text.length + ":").getBytes(StandardCharsets.US_ASCII));
          bytes.writeBytes(text);
        }
        bytes.write(',');
      }
      return HEX.formatHex(sha256().digest(bytes.toByteArray())).equals(hash);
    }

    List<Value> values() {
      return List.of(reason, before, after);
    }
  }

  private static final class Chain {

    final String name;
    final Deque<Head> coming = new ArrayDeque<>();
    final Map<Long, TreeSet<Long>> erasures = new HashMap<>();
    long rows;
    long vouchedFor;
    Row last;
    Row beforeLast;
    Finding finding;
    Row broken;
    Row afterBroken;
    Row rightful;
    Head anew;

    Chain(String name, List<Head> heads) {
      this.name = name;
      heads.stream()
          .filter(head -> head.chain.equals(name))
          .sorted((a, b) -> Long.compare(a.seq, b.seq))
          .forEach(coming::add);
    }

    void next(Row row) {
      rows++;
      recordOfErasures(row);
      if (broken != null) {
        if (afterBroken == null) {
          afterBroken = row;
        }
        if (rightful == null && hashOf(last).equals(row.prev)) {
          rightful = row;
        }
        return;
      }
      if (finding != null) {
        return;
      }
      long seq = last == null ? 1 : last.seq + 1;
      if (row.seq > seq) {
        finding = new Finding(seq, "MISSING", missing(seq, row.seq - 1));
      } else if (row.seq < seq) {
        finding = new Finding(row.seq, "INSERTED", "stands where none can be");
      } else if (!row.fitsItsHash(name, row.seq) || !hashOf(last).equals(row.prev)) {
        broken = row;
      } else {
        finding = content(row);
        if (finding == null) {
          accept(row);
        }
      }
    }

    private Finding content(Row row) {
      for (Value value : row.values()) {
        boolean sound =
            row.erasedBy == null ? value.isSound() : value.value == null && value.salt == null;
        if (!sound) {
          return new Finding(row.seq, "EDITED", "a value does not fit its digest");
        }
      }
      boolean later = row.form == 0;
      if (!later && row.form != 1 || later && last != null && last.form != 0) {
        return new Finding(row.seq, "INSERTED", "claims to be from before the chain");
      }
      if (!later && last != null && row.at < last.at) {
        return new Finding(row.seq, "DATED_BACK", "is dated before the row before it");
      }
      return null;
    }

    private void compareHeads(Row row) {
      while (!coming.isEmpty() && coming.peek().seq <= row.seq) {
        Head head = coming.remove();
        if (anew == null && !head.hash.equals(row.hash)) {
          anew = head;
        }
        if (anew == null && (coming.isEmpty() || coming.peek().seq > row.seq)) {
          vouchedFor = row.seq;
        }
      }
    }

    private void accept(Row row) {
      if (row.erasedBy != null || row.values().stream().anyMatch(Value::isErased)) {
        erasures
            .computeIfAbsent(row.erasedBy == null ? 0L : row.erasedBy, by -> new TreeSet<>())
            .add(row.seq);
      }
      compareHeads(row);
      beforeLast = last;
      last = row;
    }

    private void recordOfErasures(Row row) {
      TreeSet<Long> waiting = erasures.get(row.seq);
      if (waiting == null || !row.what.equals("erased") || row.erasedBy != null) {
        return;
      }
      String json = row.after.value == null ? "" : row.after.value;
      Matcher named = Pattern.compile("\"rows\":\"([0-9,-]*)\"").matcher(json);
      if (named.find()) {
        for (String range : named.group(1).split(",")) {
          if (range.matches("[0-9]{1,18}(-[0-9]{1,18})?")) {
            String[] ends = range.split("-");
            waiting
                .subSet(
                    Long.parseLong(ends[0]), true, Long.parseLong(ends[ends.length - 1]), true)
                .clear();
          }
        }
      }
      if (waiting.isEmpty()) {
        erasures.remove(row.seq);
      }
    }

    Finding finish() {
      Finding first = broken == null ? finding : explain();
      long end = last == null ? 0 : last.seq;
      // Where the chain itself names a row among those the head means, it is the more exact of the two.
      if (anew != null
          && (first == null || first.seq <= vouchedFor || first.seq > anew.seq)
          && (first == null || vouchedFor + 1 < first.seq)) {
        first =
            new Finding(
                vouchedFor + 1,
                "CHAINED_ANEW",
                "row %d is not the exported one; the first changed row is among %d to %d"
                    .formatted(anew.seq, vouchedFor + 1, anew.seq));
      }
      if (first == null && !coming.isEmpty() && coming.peekLast().seq > end) {
        first =
            new Finding(end + 1, "CUT_OFF", "cut off: row %d was exported".formatted(coming.peekLast().seq));
      }
      for (TreeSet<Long> gone : erasures.values()) {
        if (first == null || gone.first() < first.seq) {
          first =
              new Finding(gone.first(), "ERASED_WITHOUT_RECORD", "values are gone without a record");
        }
      }
      return first;
    }

    /** What was done can only be told from the rows after the break. */
    private Finding explain() {
      long seq = broken.seq;
      if (rightful != null) {
        return broken.fitsItsHash(name, rightful.seq)
            ? new Finding(seq, "SWAPPED", "swapped with row " + rightful.seq)
            : new Finding(seq, "INSERTED", "was inserted");
      }
      boolean follows = hashOf(last).equals(broken.prev);
      if (!follows && last != null && hashOf(beforeLast).equals(broken.prev)) {
        return new Finding(last.seq, "INSERTED", "was inserted");
      }
      for (int closed = 1; !follows && closed <= CLOSED_UP_MAX; closed++) {
        if (broken.fitsItsHash(name, seq + closed)) {
          return new Finding(
              seq, "MISSING", missing(seq, seq + closed - 1) + ", the later ones were renumbered");
        }
      }
      if (!follows && last != null && broken.fitsItsHash(name, seq)) {
        return new Finding(last.seq, "EDITED", "row %d was chained to another one".formatted(seq));
      }
      return new Finding(seq, "EDITED", "does not fit its hash");
    }

    private static String hashOf(Row row) {
      return row == null ? BEGINNING : String.valueOf(row.hash);
    }

    private static String missing(long from, long to) {
      return from == to ? "is missing" : "rows %d to %d are missing".formatted(from, to);
    }
  }

  // ---- exported heads -------------------------------------------------------------------------

  private record Head(String chain, long seq, String hash) {}

  private static boolean readHeads(Path file, Path keyFile, List<Head> heads, List<String> lines)
      throws IOException, GeneralSecurityException {
    byte[] der =
        Base64.getMimeDecoder()
            .decode(Files.readString(keyFile).replaceAll("-----[A-Z ]+-----", ""));
    PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    boolean whole = true;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (!readHead(line, key, heads)) {
        whole = false;
        lines.add("BROKEN heads: line %d: the signature is not that of the key".formatted(number));
      }
    }
    return whole;
  }

  private static boolean readHead(String line, PublicKey key, List<Head> heads)
      throws GeneralSecurityException {
    try {
      Map<String, Object> json = new Json(line).object();
      var head = new Head(text(json, "chain"), number(json, "seq"), text(json, "hash"));
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(
          "pitcrew-audit-head-1\n%s\n%d\n%s\n%s\n"
              .formatted(head.chain, head.seq, head.hash, text(json, "at"))
              .getBytes(StandardCharsets.UTF_8));
      boolean right = signature.verify(Base64.getDecoder().decode(text(json, "signature")));
      if (right) {
        heads.add(head);
      }
      return right;
    } catch (Malformed | IllegalArgumentException | java.security.SignatureException e) {
      return false;
    }
  }

  // ---- reading --------------------------------------------------------------------------------

  private static boolean isDatabase(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(15), StandardCharsets.US_ASCII).equals("SQLite format 3");
    }
  }

  private static void readExport(
      Path file, String only, Map<String, Chain> chains, List<Head> heads) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line;
      while ((line = in.readLine()) != null) {
        if (!line.isBlank()) {
          Map<String, Object> json = new Json(line).object();
          String chain = text(json, "chain");
          if (only == null || only.equals(chain)) {
            chains.computeIfAbsent(chain, name -> new Chain(name, heads)).next(row(json));
          }
        }
      }
    }
  }

  private static Row row(Map<String, Object> json) {
    return new Row(
        number(json, "form"), number(json, "seq"), number(json, "at"), text(json, "who"),
        (String) json.get("forWhom"), text(json, "what"), text(json, "subject"),
        text(json, "subjectId"), value(json, "reason"), value(json, "before"),
        value(json, "after"), json.get("erasedBy") == null ? null : number(json, "erasedBy"),
        (String) json.get("prev"), (String) json.get("hash"));
  }

  private static Value value(Map<String, Object> json, String name) {
    return new Value(
        (String) json.get(name),
        (String) json.get(name + "Salt"),
        (String) json.get(name + "Digest"));
  }

  private static String text(Map<String, Object> json, String name) {
    if (json.get(name) instanceof String text) {
      return text;
    }
    throw new Malformed("a line without '" + name + "'");
  }

  private static long number(Map<String, Object> json, String name) {
    if (json.get(name) instanceof Long number) {
      return number;
    }
    throw new Malformed("a line without the number '" + name + "'");
  }

  private static void readDatabase(Path file, String table, Chain chain) throws SQLException {
    if (!table.matches("[a-z_]+")) {
      throw new Malformed("'" + table + "' is not the name of a table");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY seq")) {
      ResultSetMetaData columns = rows.getMetaData();
      while (rows.next()) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          String name = MEMBERS.getOrDefault(columns.getColumnName(i), columns.getColumnName(i));
          if (rows.getObject(i) != null) {
            boolean number = NUMBERS.contains(name);
            json.put(name, number ? (Object) rows.getLong(i) : rows.getString(i));
          }
        }
        chain.next(row(json));
      }
    }
  }

  private static final List<String> NUMBERS = List.of("form", "seq", "at", "erasedBy");
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("for_whom", "forWhom"), Map.entry("subject_id", "subjectId"),
          Map.entry("reason_salt", "reasonSalt"), Map.entry("reason_digest", "reasonDigest"),
          Map.entry("before_json", "before"), Map.entry("before_salt", "beforeSalt"),
          Map.entry("before_digest", "beforeDigest"), Map.entry("after_json", "after"),
          Map.entry("after_salt", "afterSalt"), Map.entry("after_digest", "afterDigest"),
          Map.entry("erased_by", "erasedBy"));

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** A line that is not what an export holds. */
  private static final class Malformed extends RuntimeException {
    Malformed(String message) {
      super(message);
    }
  }

  /** As much JSON as an export's line needs: one flat object of texts, whole numbers and nulls. */
  private static final class Json {

    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Map<String, Object> object() {
      Map<String, Object> members = new HashMap<>();
      expect('{');
      if (peek() == '}') {
        at++;
        return members;
      }
      while (true) {
        String name = string();
        expect(':');
        Object value = value();
        if (members.put(name, value) != null) {
          throw new Malformed("'" + name + "' stands twice in a line");
        }
        char next = peek();
        at++;
        if (next == '}') {
          break;
        }
        if (next != ',') {
          throw new Malformed("not JSON at character " + at);
        }
      }
      if (!text.substring(at).isBlank()) {
        throw new Malformed("something follows the object of a line");
      }
      return members;
    }

    private Object value() {
      char first = peek();
      if (first == '"') {
        return string();
      }
      if (text.startsWith("null", at)) {
        at += 4;
        return null;
      }
      int from = at;
      while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      try {
        return Long.parseLong(text.substring(from, at));
      } catch (NumberFormatException e) {
        throw new Malformed("not a whole number at character " + from);
      }
    }

    private String string() {
      expect('"');
      var out = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          return out.toString();
        }
        out.append(c == '\\' ? escaped() : c);
      }
      throw new Malformed("a text without an end");
    }

    private char escaped() {
      char c = at < text.length() ? text.charAt(at++) : ' ';
      switch (c) {
        case '"', '\\', '/':
          return c;
        case 'b':
          return '\b';
        case 'f':
          return '\f';
        case 'n':
          return '\n';
        case 'r':
          return '\r';
        case 't':
          return '\t';
        case 'u':
          if (at + 4 <= text.length()) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
          }
          throw new Malformed("a broken escape");
        default:
          throw new Malformed("an unknown escape");
      }
    }

    private char peek() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at < text.length() ? text.charAt(at) : ' ';
    }

    private void expect(char c) {
      if (peek() != c) {
        throw new Malformed("expected " + c + " at character " + at);
      }
      at++;
    }
  }
}
