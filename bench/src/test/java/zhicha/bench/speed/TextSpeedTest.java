package zhicha.bench.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.bench.Bench;
import zhicha.bench.titles.PlainTitles;

/** That it runs, that its names are what they should be, and that the two automata see the same. No speeds are asserted. */
class TextSpeedTest {
    private static final long SEED = 20261122;

    @Test
    void aSmallRunEndsWithTheFigure() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = Bench.run(Path.of(".."), "text-speed", "--quick");
        } finally {
            System.setOut(before);
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, exit);
        String last = lines.get(lines.size() - 1);
        assertTrue(last.matches("400 names: .* titles/s on one core, .* edit live in .* s"), last);
    }

    @Test
    void namesAreDifferentAndTheSameAtTheSameSeed() {
        List<String> names = MadeNames.of(2_000, SEED);
        assertEquals(2_000, new HashSet<>(names).size());
        assertEquals(names.subList(0, 500), MadeNames.of(500, SEED));
        assertTrue(names.stream().allMatch(name -> name.length() >= 2 && name.length() <= 10));
    }

    @Test
    void ourLiteralHitsAreThoseOfTheDoubleArray() {
        List<String> names = MadeNames.of(3_000, SEED);
        Peers.Agreement agreement = Peers.agreement(names, PlainTitles.naming(names, 2_000, SEED));
        assertTrue(agreement.both() > 200, () -> "only " + agreement.both() + " hits: this would prove nothing");
        assertEquals(List.of(), agreement.onlyHankcs());
        assertEquals(List.of(), agreement.onlyOurs());
    }
}
