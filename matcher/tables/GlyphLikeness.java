import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes {@code alike.txt}: for every character of GB 2312 those that look most like it. Run from the project's root with Debian's
 * {@code fonts-noto-cjk} (SIL Open Font License; only figures of likeness are kept, no outlines) and the parts of
 * {@link Parts}:
 *
 * <pre>java -Djava.awt.headless=true matcher/tables/GlyphLikeness.java /usr/share/fonts/opentype/noto \
 *     matcher/src/main/resources/zhicha/matcher/text/fold/han-variants.txt \
 *   < matcher/src/main/resources/zhicha/matcher/text/shape/parts.txt \
 *   > matcher/src/main/resources/zhicha/matcher/text/shape/alike.txt</pre>
 *
 * <p><b>Drawing.</b> Each character is drawn at 40 pixels, in Noto Sans and in Noto Serif, blurred over two pixels, brought to 24 x 24 and
 * freed of its mean; two pictures of one typeface are compared by their correlation, the best over shifts of one cell, and the better
 * typeface counts.
 *
 * <p><b>Structure.</b> A part that both have, wherever it stands (迪 and 笛, 倍 and 陪), adds 0.4 times its share of the ink of that
 * one of the two in which the share is less: a reader recognises a character by its weightier part. A character and its greater part
 * alone (蓝 and 监) have digit 4 at least.
 *
 * <p>Of characters of GB 2312 at most {@value #MOST} are kept, of others, which nobody writes but for their looks (昜 for 易), at most
 * {@value #MOST_RARE} that are drawn much the same. On 416 pairs that handbooks of confused characters warn of ({@code alike-more.txt}) the first 16
 * hold 260; by drawings in one typeface alone it was 178.
 */
final class GlyphLikeness {
    private static final int CELL = 48;
    private static final int SIDE = 24;
    private static final int MOST = 16;
    private static final int MOST_RARE = 6;
    /** Correlation from which on two drawings are looked at more closely. */
    private static final double LOOK = 0.35;

    private static final double LEAST = 0.66;
    private static final double STEP = 0.045;
    private static final double LEAST_RARE = 0.8;
    private static final double SHARED = 0.4;
    private static final double ONE = 8192.0 * 8192.0;
    private static final CharsetEncoder EVERYDAY = Charset.forName("GB2312").newEncoder();

    /** Those of GB 2312 first. */
    private final List<Integer> characters = new ArrayList<>();

    private int everyday;
    private final Map<Integer, List<int[]>> parts = new HashMap<>();
    private final Map<Integer, Double> ink = new HashMap<>();

    private record Alike(int character, double likeness) {
        int digit() {
            return (int) Math.max(0, Math.min(9, Math.floor((likeness - LEAST) / STEP)));
        }
    }

    public static void main(String[] arguments) throws Exception {
        GlyphLikeness table = new GlyphLikeness();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#") && !line.startsWith("=")).forEach(table::read);
        }
        Set<Integer> folded = new HashSet<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            int[] pairs = line.startsWith("#") ? new int[0] : line.codePoints().toArray();
            for (int i = 0; i + 1 < pairs.length; i += 2) {
                folded.add(pairs[i]);
            }
        }
        table.characters(folded);
        short[][] sans = table.drawn(font(arguments[0] + "/NotoSansCJK-Regular.ttc"));
        short[][] serif = table.drawn(font(arguments[0] + "/NotoSerifCJK-Regular.ttc"));
        table.write(sans, serif, new PrintStream(System.out, false, StandardCharsets.UTF_8));
    }

    private static Font font(String collection) throws Exception {
        for (Font one : Font.createFonts(new File(collection))) {
            String name = one.getFontName(java.util.Locale.ROOT);
            if (name.contains("SC") && !name.contains("Mono")) {
                return one.deriveFont(40f);
            }
        }
        throw new IllegalStateException(collection + " has no typeface for simplified Chinese");
    }

    private void read(String line) {
        int[] points = line.codePoints().toArray();
        parts.computeIfAbsent(points[0], c -> new ArrayList<>()).add(Arrays.copyOfRange(points, 1, points.length));
    }

    /** @param folded what the matcher reads as another character anyway */
    private void characters(Set<Integer> folded) {
        for (boolean common : new boolean[] {true, false}) {
            for (int character = 0x4e00; character <= 0x9fa5; character++) {
                boolean here = EVERYDAY.canEncode(Character.toString(character));
                if (here == common && (common || !folded.contains(character))) {
                    characters.add(character);
                }
            }
            everyday = common ? characters.size() : everyday;
        }
    }

    private short[][] drawn(Font font) {
        short[][] drawn = new short[characters.size()][];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = drawn(font, characters.get(i));
        }
        return drawn;
    }

    private short[] drawn(Font font, int character) {
        BufferedImage image = new BufferedImage(CELL, CELL, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(font);
        pen.setColor(Color.WHITE);
        pen.drawString(Character.toString(character), 4, 39);
        pen.dispose();
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        double all = 0;
        for (byte pixel : pixels) {
            all += pixel & 0xff;
        }
        ink.putIfAbsent(character, all);
        double[] cells = new double[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 0;
                for (int dy = -2; dy <= 3; dy++) {
                    for (int dx = -2; dx <= 3; dx++) {
                        int px = 2 * x + dx;
                        int py = 2 * y + dy;
                        if (px >= 0 && py >= 0 && px < CELL && py < CELL) {
                            double far = (dx - 0.5) * (dx - 0.5) + (dy - 0.5) * (dy - 0.5);
                            sum += (pixels[py * CELL + px] & 0xff) * Math.exp(-far / 3);
                        }
                    }
                }
                cells[y * SIDE + x] = sum;
            }
        }
        double mean = Arrays.stream(cells).average().orElse(0);
        double length = Math.sqrt(Arrays.stream(cells).map(cell -> (cell - mean) * (cell - mean)).sum());
        short[] small = new short[cells.length];
        for (int i = 0; i < cells.length && length > 0; i++) {
            small[i] = (short) Math.round((cells[i] - mean) / length * 8192);
        }
        return small;
    }

    private static short[] shifted(short[] from, int dx, int dy) {
        short[] to = new short[from.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int sx = x - dx;
                int sy = y - dy;
                to[y * SIDE + x] = sx < 0 || sy < 0 || sx >= SIDE || sy >= SIDE ? from[0] : from[sy * SIDE + sx];
            }
        }
        return to;
    }

    private static short[][] views(short[] from) {
        return new short[][] {from, shifted(from, 1, 0), shifted(from, -1, 0), shifted(from, 0, 1), shifted(from, 0, -1)};
    }

    private static int product(short[] a, short[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double best(short[][] views, short[] other) {
        int best = Integer.MIN_VALUE;
        for (short[] view : views) {
            best = Math.max(best, product(view, other));
        }
        return best / ONE;
    }

    /** What a character is made of, with the share of its ink each part has; itself with a share of one. */
    private Map<Integer, Double> shares(int character) {
        Map<Integer, Double> shares = new HashMap<>();
        shares.put(character, 1.0);
        for (int[] row : parts.getOrDefault(character, List.of())) {
            double usual = ink.values().iterator().next();
            double sum = Arrays.stream(row).mapToDouble(part -> ink.getOrDefault(part, usual)).sum();
            for (int part : row) {
                shares.merge(part, ink.getOrDefault(part, usual) / sum, Math::max);
            }
        }
        return shares;
    }

    private boolean holds(int whole, int part) {
        return parts.getOrDefault(whole, List.of()).stream()
                .anyMatch(row -> row.length == 2 && (row[0] == part || row[1] == part));
    }

    private void write(short[][] sans, short[][] serif, PrintStream out) throws IOException {
        int count = characters.size();
        List<Map<Integer, Double>> shares = characters.stream().map(this::shares).toList();
        Map<Integer, List<Integer>> having = new HashMap<>();
        for (int i = 0; i < count; i++) {
            for (int part : shares.get(i).keySet()) {
                having.computeIfAbsent(part, p -> new ArrayList<>()).add(i);
            }
        }
        out.println("# Characters and those that look most like them, each with its likeness: 0 for 0.66, 1 for 0.705 … 9 for 1.065 and more.");
        out.println("# Made by matcher/tables/GlyphLikeness.java from drawings in Noto Sans CJK SC and Noto Serif CJK SC (SIL Open Font License");
        out.println("# 1.1, only figures are kept) and the parts in parts.txt. Do not edit: make it again; what it lacks is in alike-more.txt.");
        double[] shared = new double[count];
        for (int i = 0; i < everyday; i++) {
            Arrays.fill(shared, 0);
            for (Map.Entry<Integer, Double> part : shares.get(i).entrySet()) {
                for (int other : having.getOrDefault(part.getKey(), List.of())) {
                    double share = Math.min(part.getValue(), shares.get(other).getOrDefault(part.getKey(), 0.0));
                    shared[other] = Math.max(shared[other], share);
                }
            }
            List<Alike> common = new ArrayList<>();
            List<Alike> rare = new ArrayList<>();
            short[][] sansViews = views(sans[i]);
            short[][] serifViews = views(serif[i]);
            for (int j = 0; j < count; j++) {
                if (j == i || product(sans[i], sans[j]) / ONE < LOOK && (shared[j] == 0 || j >= everyday)) {
                    continue;
                }
                double drawn = Math.max(best(sansViews, sans[j]), best(serifViews, serif[j]));
                double likeness = drawn + SHARED * shared[j];
                int one = characters.get(i);
                int other = characters.get(j);
                if (drawn > 0.2 && j < everyday && (holds(one, other) || holds(other, one))) {
                    likeness = Math.max(likeness, LEAST + 4.5 * STEP);
                }
                if (j < everyday ? likeness >= LEAST + 2 * STEP : drawn >= LEAST_RARE) {
                    (j < everyday ? common : rare).add(new Alike(other, likeness));
                }
            }
            StringBuilder line = new StringBuilder();
            append(common, MOST, line);
            append(rare, MOST_RARE, line);
            if (!line.isEmpty()) {
                out.println(Character.toString(characters.get(i)) + line);
            }
        }
        out.flush();
    }

    private static void append(List<Alike> alike, int most, StringBuilder line) {
        alike.stream()
                .sorted(Comparator.comparingDouble(Alike::likeness).reversed())
                .limit(most)
                .forEach(other -> line.appendCodePoint(other.character).append(other.digit()));
    }
}
