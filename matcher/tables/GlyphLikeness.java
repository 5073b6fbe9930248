import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
 * <pre>java -Djava.awt.headless=true matcher/tables/GlyphLikeness.java \
 *     /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc \
 *   < matcher/src/main/resources/zhicha/matcher/text/shape/parts.txt \
 *   > matcher/src/main/resources/zhicha/matcher/text/shape/alike.txt</pre>
 *
 * Each character is drawn at 40 pixels, blurred over two pixels, brought to 24 x 24 and freed of its mean; likeness is the
 * correlation of two such pictures, the best over shifts of one cell, plus 0.06 where both share a part beside another in the same place
 * (洽 and 治). A character and its greater part alone (蓝 and 监) are given 0.78. Kept are at most twelve a character with a likeness of 0.62 or more, as a digit: 0 for 0.62, 9 for 0.98.
 */
final class GlyphLikeness {
    private static final int CELL = 48;
    private static final int SIDE = 24;
    private static final int MOST = 12;
    private static final double LEAST = 0.62;
    private static final CharsetEncoder EVERYDAY = Charset.forName("GB2312").newEncoder();

    private final List<Integer> characters = new ArrayList<>();
    private final Map<Integer, Set<String>> parts = new HashMap<>();
    /** A character's two parts; of these the one that makes up most of its looks may stand alone. */
    private final Map<Integer, Set<Integer>> greater = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        GlyphLikeness table = new GlyphLikeness();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#") && !line.startsWith("=")).forEach(table::read);
        }
        Font font = null;
        for (Font one : Font.createFonts(new File(arguments[0]))) {
            font = one.getFontName(java.util.Locale.ROOT).contains("SC") ? one : font;
        }
        table.write(font.deriveFont(40f), new PrintStream(System.out, false, StandardCharsets.UTF_8));
    }

    private void read(String line) {
        int[] points = line.codePoints().toArray();
        if (points.length == 3) {
            greater.computeIfAbsent(points[0], c -> new HashSet<>()).addAll(List.of(points[1], points[2]));
        }
        Set<String> own = parts.computeIfAbsent(points[0], c -> new HashSet<>());
        own.add("first " + Character.toString(points[1]));
        own.add("last " + Character.toString(points[points.length - 1]));
    }

    private static short[] drawn(Font font, int character) {
        BufferedImage image = new BufferedImage(CELL, CELL, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(font);
        pen.setColor(Color.WHITE);
        pen.drawString(Character.toString(character), 4, 39);
        pen.dispose();
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
                            sum += image.getRaster().getSample(px, py, 0) * Math.exp(-far / 3);
                        }
                    }
                }
                cells[y * SIDE + x] = sum;
            }
        }
        double mean = 0;
        for (double cell : cells) {
            mean += cell / cells.length;
        }
        double length = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] -= mean;
            length += cells[i] * cells[i];
        }
        short[] small = new short[cells.length];
        for (int i = 0; i < cells.length; i++) {
            small[i] = (short) Math.round(cells[i] / Math.sqrt(length) * 8192);
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

    private static int product(short[] a, short[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private record Alike(int character, double likeness) {}

    private void write(Font font, PrintStream out) throws IOException {
        for (int character = 0x4e00; character <= 0x9fff; character++) {
            if (EVERYDAY.canEncode(Character.toString(character))) {
                characters.add(character);
            }
        }
        List<short[]> drawn = characters.stream().map(character -> drawn(font, character)).toList();
        int count = characters.size();
        List<List<Alike>> alike = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            alike.add(new ArrayList<>());
        }
        for (int i = 0; i < count; i++) {
            short[][] views = null;
            for (int j = i + 1; j < count; j++) {
                double best = product(drawn.get(i), drawn.get(j)) / 67_108_864.0;
                boolean part = greater.getOrDefault(characters.get(i), Set.of()).contains(characters.get(j))
                        || greater.getOrDefault(characters.get(j), Set.of()).contains(characters.get(i));
                if (part && best > 0.2 && best < 0.72) {
                    alike.get(i).add(new Alike(characters.get(j), 0.78));
                    alike.get(j).add(new Alike(characters.get(i), 0.78));
                    continue;
                }
                if (best < 0.35) {
                    continue;
                }
                if (views == null) {
                    views = new short[][] {
                        shifted(drawn.get(i), 1, 0), shifted(drawn.get(i), -1, 0),
                        shifted(drawn.get(i), 0, 1), shifted(drawn.get(i), 0, -1)
                    };
                }
                for (short[] view : views) {
                    best = Math.max(best, product(view, drawn.get(j)) / 67_108_864.0);
                }
                Set<String> shared = new HashSet<>(parts.getOrDefault(characters.get(i), Set.of()));
                shared.retainAll(parts.getOrDefault(characters.get(j), Set.of()));
                double likeness = best + (shared.isEmpty() ? 0 : 0.06);
                if (likeness >= LEAST) {
                    alike.get(i).add(new Alike(characters.get(j), likeness));
                    alike.get(j).add(new Alike(characters.get(i), likeness));
                }
            }
        }
        out.println("# Characters and those that look most like them, each with its likeness: 0 for 0.62, 1 for 0.66 … 9 for 0.98 and more.");
        out.println("# Made by matcher/tables/GlyphLikeness.java from drawings in Noto Sans CJK SC (SIL Open Font License 1.1, only figures");
        out.println("# are kept) and the parts in parts.txt. Do not edit: make it again; what it lacks is in alike-more.txt.");
        for (int i = 0; i < count; i++) {
            StringBuilder line = new StringBuilder();
            alike.get(i).stream()
                    .sorted(Comparator.comparingDouble(Alike::likeness).reversed())
                    .limit(MOST)
                    .forEach(other -> line.appendCodePoint(other.character)
                            .append((int) Math.min(9, Math.floor((other.likeness - LEAST) / 0.04))));
            if (!line.isEmpty()) {
                out.println(Character.toString(characters.get(i)) + line);
            }
        }
        out.flush();
    }
}
