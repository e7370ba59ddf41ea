package dev.leat.proof;

import static dev.leat.proof.BrokenInput.HEADER;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Files as they arrive in the wild. */
final class BrokenInputs {
  private static final String GOOD = "1,ann,1.5,2025-01-06,2025-01-06 10:00:00";
  private static final String PUBLISHED = "1|ann|1.5|2025-01-06|2025-01-06 10:00:00";
  private static final byte[] SOUND = (HEADER + GOOD + "\n").getBytes(UTF_8);

  private BrokenInputs() {}

  static List<BrokenInput> all() {
    return Stream.of(headers(), records(), quotes(), bytes(), compressed(), values(), places())
        .flatMap(List::stream)
        .toList();
  }

  private static List<BrokenInput> headers() {
    return List.of(
        BrokenInput.of("missing columns")
            .text("id,name\n1,ann\n")
            .refused("Cannot find columns amount, day, at. The header has 2 fields: id, name."),
        BrokenInput.of("misspelt column")
            .text("id,name,amuont,day,at\n" + GOOD)
            .refused("Cannot find column amount.", "Did you mean amuont for amount?"),
        BrokenInput.of("extra column")
            .text("id,name,amount,colour,day,at\n1,ann,1.5,red,2025-01-06,2025-01-06 10:00:00\n")
            .publishes(PUBLISHED),
        BrokenInput.of("columns in another order")
            .text("at,day,amount,name,id\n2025-01-06 10:00:00,2025-01-06,1.5,ann,1\n")
            .publishes(PUBLISHED),
        BrokenInput.of("header in capitals")
            .text("ID,NAME,AMOUNT,DAY,AT\n" + GOOD + "\n")
            .publishes(PUBLISHED),
        BrokenInput.of("header with blanks around names")
            .text(" id , name, amount ,day, at\n" + GOOD + "\n")
            .publishes(PUBLISHED),
        BrokenInput.of("the same name twice")
            .text("id,name,amount,day,at,id\n" + GOOD + ",7\n")
            .refused("The header has id 2 times: field 1, field 6. Give the fields different"),
        BrokenInput.of("names that differ in case only")
            .text("id,name,amount,day,at,ID\n" + GOOD + ",7\n")
            .publishes(PUBLISHED),
        BrokenInput.of("quote open in the header")
            .text("id,\"name,amount,day,at\n" + GOOD + "\n")
            .refused("in.csv:1: The header has a quote that is still open at the end of the line"),
        BrokenInput.of("no header")
            .text(GOOD + "\n")
            .refused(
                "Cannot find columns id, name, amount, day, at.", "The header has 5 fields: 1"),
        BrokenInput.of("empty file")
            .text("")
            .refused("in.csv: The file is empty, it has not even a header."),
        BrokenInput.of("header only").text(HEADER).publishes(),
        BrokenInput.of("header without a newline").text(HEADER.strip()).publishes(),
        BrokenInput.of("only a newline").text("\n").refused("in.csv: The file is empty"),
        BrokenInput.of("tabs by mistake")
            .text((HEADER + GOOD + "\n").replace(',', '\t'))
            .refused("Cannot find columns id, name, amount, day, at. The header has 1 field: "),
        BrokenInput.of("semicolons by mistake")
            .text((HEADER + GOOD + "\n").replace(',', ';'))
            .refused("The header has 1 field: id;name;amount;day;at."),
        BrokenInput.of("semicolons as declared")
            .text((HEADER + GOOD + "\n").replace(',', ';'))
            .declaring("delimiter: \";\"")
            .publishes(PUBLISHED));
  }

  private static List<BrokenInput> records() {
    return List.of(
        BrokenInput.of("too few fields")
            .records("2,bob,2.5", GOOD)
            .publishes(PUBLISHED)
            .quarantining("has 3 fields, the header has 5"),
        BrokenInput.of("too many fields")
            .records("2,bob,2.5,2025-01-06,,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining("has 7 fields, the header has 5"),
        BrokenInput.of("blank lines").records("", GOOD, "", "").publishes(PUBLISHED),
        BrokenInput.of("only blanks in a record")
            .records("  ,  ,  ,  ,  ", GOOD)
            .publishes(PUBLISHED)
            .quarantining("id is null"),
        BrokenInput.of("no newline at the end").text(HEADER + GOOD).publishes(PUBLISHED),
        BrokenInput.of("lines of Windows")
            .text((HEADER + GOOD + "\n").replace("\n", "\r\n"))
            .publishes(PUBLISHED),
        BrokenInput.of("mixed newlines")
            .text(HEADER + GOOD + "\r\n2,bob,,,\n3,cid,,,\r\n")
            .publishes(PUBLISHED, "2|bob|null|null|null", "3|cid|null|null|null"),
        BrokenInput.of("longer than allowed")
            .records("2," + "x".repeat(2000) + ",,,", GOOD)
            .declaring("max_record_bytes: 1000")
            .publishes(PUBLISHED)
            .quarantining("is longer than 1000 bytes (max_record_bytes)"));
  }

  private static List<BrokenInput> quotes() {
    return List.of(
        BrokenInput.of("quote never closed")
            .records("2,\"bob,2.5,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining(
                "a quote is still open at the end of the line; if newlines inside quotes are"
                    + " meant, set multiline: true"),
        BrokenInput.of("quote never closed in a multiline file")
            .records(GOOD, "2,\"bob,2.5,,")
            .declaring("multiline: true")
            .publishes(PUBLISHED)
            .quarantining("a quote is still open at the end of the file"),
        BrokenInput.of("newline in quotes as declared")
            .records("2,\"bob\nby\",2.5,,")
            .declaring("multiline: true")
            .publishes("2|bob\nby|2.5|null|null"),
        BrokenInput.of("text after a closing quote")
            .records("2,\"bob\"by,2.5,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining("has text after the closing quote of name"),
        BrokenInput.of("delimiter in quotes")
            .records("2,\"bob, by\",2.5,,")
            .publishes("2|bob, by|2.5|null|null"),
        BrokenInput.of("doubled quotes")
            .records("2,\"\"\"bob\"\" by\",2.5,,")
            .publishes("2|\"bob\" by|2.5|null|null"),
        BrokenInput.of("quote inside an unquoted field")
            .records("2,6\" nail,2.5,,")
            .publishes("2|6\" nail|2.5|null|null"));
  }

  private static List<BrokenInput> bytes() {
    return List.of(
        BrokenInput.of("NUL byte")
            .records("2,b\0b,2.5,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining("has a NUL byte in name"),
        BrokenInput.of("invalid UTF-8")
            .bytes(concat((HEADER + "2,b").getBytes(UTF_8), 0xE9, "b,2.5,,\n" + GOOD + "\n"))
            .publishes(PUBLISHED)
            .quarantining(
                "has the byte 0xE9 in name, which is not UTF-8; if the file is in another"
                    + " encoding, set encoding"),
        BrokenInput.of("Latin letters as declared")
            .text(HEADER + "2,bébé,2.5,,\n", Charset.forName("windows-1252"))
            .declaring("encoding: windows-1252")
            .publishes("2|bébé|2.5|null|null"),
        BrokenInput.of("declared as UTF-16, but is not")
            .bytes(SOUND)
            .declaring("encoding: UTF-16")
            .refused("in.csv:1: The header has bytes in field 1 that are not UTF-16."),
        BrokenInput.of("byte order mark")
            .text("\uFEFF" + HEADER + GOOD + "\n")
            .publishes(PUBLISHED),
        BrokenInput.of("UTF-16 undeclared")
            .text(HEADER + GOOD + "\n", UTF_16)
            .refused("The file begins with the byte order mark of UTF-16. Set encoding: UTF-16."),
        BrokenInput.of("UTF-16 as declared")
            .text(HEADER + GOOD + "\n", UTF_16)
            .declaring("encoding: UTF-16")
            .publishes(PUBLISHED),
        BrokenInput.of("UTF-16 without a mark, undeclared")
            .text(HEADER + GOOD + "\n", UTF_16LE)
            .refused("NUL"),
        BrokenInput.of("random bytes").bytes(random(5000)).refused("in.csv"),
        BrokenInput.of("text from right to left")
            .records("2,שלום עולם,2.5,,")
            .publishes("2|שלום עולם|2.5|null|null"),
        BrokenInput.of("emoji").records("2,👩‍🚀🎉,2.5,,").publishes("2|👩‍🚀🎉|2.5|null|null"),
        BrokenInput.of("cells that look like formulas")
            .records("2,=1+1,2.5,,", "3,@SUM(A1),,,")
            .publishes("2|=1+1|2.5|null|null", "3|@SUM(A1)|null|null|null"));
  }

  private static List<BrokenInput> compressed() {
    byte[] gzip = gzip(SOUND);
    byte[] zstd = Zstd.compress(SOUND);
    return List.of(
        BrokenInput.of("gzip").bytes(gzip).in("in.csv.gz").publishes(PUBLISHED),
        BrokenInput.of("gzip by another name").bytes(gzip).publishes(PUBLISHED),
        BrokenInput.of("zstd").bytes(zstd).in("in.csv.zst").publishes(PUBLISHED),
        BrokenInput.of("text that is called gzip")
            .bytes(SOUND)
            .in("in.csv.gz")
            .publishes(PUBLISHED),
        BrokenInput.of("half a gzip")
            .bytes(Arrays.copyOf(gzip(random(5000)), 2500))
            .in("in.csv.gz")
            .refused("in.csv.gz: The compressed file ends in the middle."),
        BrokenInput.of("half a zstd")
            .bytes(Arrays.copyOf(Zstd.compress(random(5000)), 2500))
            .in("in.csv.zst")
            .refused("in.csv.zst: The compressed file is damaged: Truncated source. Copy it again"),
        BrokenInput.of("gzip with a wrong checksum")
            .bytes(damaged(gzip, gzip.length - 6))
            .in("in.csv.gz")
            .refused("in.csv.gz: The compressed file is damaged: "));
  }

  private static List<BrokenInput> values() {
    return List.of(
        BrokenInput.of("decimal with too many digits")
            .records("2,bob,123456789012345.5,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining("amount is not a decimal(18,4): '123456789012345.5'"),
        BrokenInput.of("decimal beyond every number")
            .records("2,bob,1e400,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining("amount is not a decimal(18,4): '1e400'"),
        BrokenInput.of("not a number")
            .records("2,bob,NaN,,", "3,bob,Infinity,,", "4,bob,$5,,", "5,bob,\"1,000.00\",,", GOOD)
            .publishes(PUBLISHED)
            .quarantining(
                "amount is not a decimal(18,4): 'NaN'",
                "amount is not a decimal(18,4): 'Infinity'",
                "amount is not a decimal(18,4): '$5'",
                "amount is not a decimal(18,4): '1,000.00'"),
        BrokenInput.of("integers that are none")
            .records("7.6,a,,,", "0x1F,b,,,", "1_000,c,,,", "1 000,d,,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining(
                "id is not a bigint: '7.6'",
                "id is not a bigint: '0x1F'",
                "id is not a bigint: '1_000'",
                "id is not a bigint: '1 000'"),
        BrokenInput.of("integer too large")
            .records("9223372036854775808,bob,,,", "9223372036854775807,ann,,,")
            .publishes("9223372036854775807|ann|null|null|null")
            .quarantining("id is not a bigint: '9223372036854775808'"),
        BrokenInput.of("digits of another script")
            .records("１２,bob,,,", "٣,bob,,,", GOOD)
            .publishes(PUBLISHED)
            .quarantining("id is not a bigint: '１２'", "id is not a bigint: '٣'"),
        BrokenInput.of("days that never were")
            .records("2,bob,,2025-02-29,", "3,bob,,2025-13-01,", "4,bob,,0000-00-00,", GOOD)
            .publishes(PUBLISHED)
            .quarantining(
                "day is not a date: '2025-02-29'",
                "day is not a date: '2025-13-01'",
                "day is not a date: '0000-00-00'"),
        BrokenInput.of("days as people write them")
            .records("2,bob,,06/01/2025,", "3,bob,,6 Jan 2025,", GOOD)
            .publishes(PUBLISHED)
            .quarantining("day is not a date: '06/01/2025'", "day is not a date: '6 Jan 2025'"),
        BrokenInput.of("times with an offset")
            .records("2,bob,,,2025-01-06T10:00:00+02:00", "3,bob,,,2025-01-06T10:00:00Z")
            .publishes(
                "2|bob|null|null|2025-01-06 08:00:00", "3|bob|null|null|2025-01-06 10:00:00"),
        BrokenInput.of("times that no clock shows")
            .records("2,bob,,,2025-01-06 25:00:00", "3,bob,,,2025-01-06 10:60:00", GOOD)
            .publishes(PUBLISHED)
            .quarantining(
                "at is not a timestamp: '2025-01-06 25:00:00'",
                "at is not a timestamp: '2025-01-06 10:60:00'"),
        BrokenInput.of("everything wrong at once")
            .records("x,bob,y,z,w")
            .publishes()
            .quarantining(
                "id is not a bigint: 'x'; amount is not a decimal(18,4): 'y'; day is not a date:"
                    + " 'z'; at is not a timestamp: 'w'"));
  }

  private static List<BrokenInput> places() {
    return List.of(
        BrokenInput.of("no such file")
            .bytes(SOUND)
            .asking("inn.csv")
            .refused("sources.orders: There is no file ", "Did you mean in.csv?"),
        BrokenInput.of("a folder").bytes(SOUND).asking(".").refused("is a folder. Say which files"),
        BrokenInput.of("pattern that matches nothing")
            .bytes(SOUND)
            .asking("*.tsv")
            .refused("sources.orders: No file matches ", "*.tsv", "in.csv"),
        BrokenInput.of("bucket that nothing here reads")
            .bytes(SOUND)
            .asking("s3://bucket/in.csv")
            .refused("Nothing here reads s3://bucket/in.csv. Use a path or glob of local files."));
  }

  private static byte[] concat(byte[] before, int one, String after) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(before);
    all.write(one);
    all.writeBytes(after.getBytes(UTF_8));
    return all.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] damaged(byte[] bytes, int at) {
    byte[] damaged = bytes.clone();
    damaged[at] ^= 1;
    return damaged;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
