package zhicha.crawler.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.door.workbook.DamagedFile;
import zhicha.rules.rule.Wording;

/** The forms in which listings are handed over. They are told apart by what is in a file, not by its name. */
public enum FeedFormat {
    WARC,
    CSV,
    XLSX,
    JSON;

    private static final int HEAD = 8_192;

    public static Optional<FeedFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** What came of looking into a file. */
    public sealed interface Look {
        record Known(FeedFormat format) implements Look {}

        /** @param cure what to do */
        record Unknown(Wording what, Wording cure) implements Look {}
    }

    public static Look look(Path file) throws IOException {
        byte[] head = head(file);
        boolean packed = isGzip(head);
        byte[] plain;
        try {
            plain = packed ? unpackedHead(file) : head;
        } catch (IOException damaged) {
            return new Look.Unknown(
                    Wording.of("损坏的 gzip 文件（%s）", "a damaged gzip file (%s)", String.valueOf(damaged.getMessage())),
                    new Wording("重新取得或重新压缩", "fetch or pack it once more"));
        }
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        if (text.startsWith("WARC/")) {
            return new Look.Known(WARC);
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return packed
                    ? new Look.Unknown(
                            new Wording("经 gzip 压缩的工作簿", "a packed workbook"),
                            new Wording("用 gunzip 解开后给出 .xlsx", "unpack it with gunzip and give the .xlsx"))
                    : new Look.Known(XLSX);
        }
        if (starts(plain, 0xd0, 0xcf, 0x11, 0xe0)) {
            return new Look.Unknown(
                    new Wording("旧式工作簿（.xls），或带密码的工作簿", "an old workbook (.xls), or one with a password"),
                    new Wording("另存为 .xlsx 或 CSV", "save it as .xlsx or CSV"));
        }
        if (starts(plain, '%', 'P', 'D', 'F')) {
            return new Look.Unknown(
                    new Wording("PDF 文件", "a PDF"), new Wording("给出生成它的表格", "give the table it was made from"));
        }
        String first = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3).stripLeading() : text.stripLeading();
        if (first.startsWith("{") || first.startsWith("[")) {
            return new Look.Known(JSON);
        }
        if (first.toLowerCase(Locale.ROOT).startsWith("<!doctype") || first.startsWith("<html")) {
            return new Look.Unknown(
                    new Wording("网页", "a web page"),
                    new Wording(
                            "用 zhicha extract FILE --url ADDRESS 读取",
                            "read it with: zhicha extract FILE --url ADDRESS"));
        }
        boolean binary = !starts(plain, 0xff, 0xfe) && !starts(plain, 0xfe, 0xff) && text.indexOf('\0') >= 0;
        if (plain.length == 0 || binary) {
            return new Look.Unknown(
                    plain.length == 0
                            ? new Wording("空文件", "empty")
                            : new Wording("不是可读取的格式", "none of the forms that are read"),
                    new Wording(
                            "给出 WARC、CSV、XLSX、JSON Lines 或 products.json",
                            "give WARC, CSV, XLSX, JSON Lines or products.json"));
        }
        return new Look.Known(CSV);
    }

    /**
     * Reads a file that holds rows; a WARC holds pages, see {@link zhicha.crawler.door.pages}.
     *
     * @throws IOException where it cannot be read further; what came before was given
     */
    public void read(Path file, ColumnMapping mapping, FeedItem.Taker taker) throws IOException, InterruptedException {
        switch (this) {
            case CSV -> CsvFeed.read(file, mapping, taker);
            case XLSX -> XlsxFeed.read(file, mapping, taker);
            case JSON -> JsonFeed.read(file, mapping, taker);
            case WARC -> throw new IllegalArgumentException("a WARC holds pages, not rows");
        }
    }

    /** The file unpacked where it is packed, up to a bound that no honest table reaches. */
    static InputStream open(Path file) throws IOException {
        boolean packed = isGzip(head(file));
        InputStream in = Files.newInputStream(file);
        try {
            return packed ? new Bounded(new GZIPInputStream(in, 1 << 16), Files.size(file)) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static byte[] unpackedHead(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean isGzip(byte[] head) {
        return starts(head, 0x1f, 0x8b);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Ends a stream that unpacks to more than 200 times its size, once it has given 256 MiB. */
    private static final class Bounded extends java.io.FilterInputStream {
        private static final long FREE = 256L << 20;
        private static final long RATIO = 200;

        private final long most;
        private long given;

        Bounded(InputStream in, long packed) {
            super(in);
            most = Math.max(FREE, packed * RATIO);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = in.read(bytes, from, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) throws IOException {
            given += n;
            if (given > most) {
                throw new DamagedFile(Wording.of(
                        "解压后超过其大小的 %d 倍，未再读取",
                        "unpacks to more than %d times its size; it was not read further", RATIO));
            }
        }
    }
}
