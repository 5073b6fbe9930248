package zhicha.bench.quality;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import zhicha.bench.disguise.Ways;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.Verdict;

/** Prints what was measured, as a table for people or one JSON object a line for machines. */
final class Report {
    /** Kinds that tell by other signals than a disguised name: reported, but no part of the recall of disguises. */
    static final Set<String> SIGNALS = Set.of("code-word", "abused-defence", "shop-name");

    private static final Set<String> ORDINARY = Set.of("ordinary", "ordinary-written");
    private static final Set<String> WORDS = Set.of("word-alone");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ENOUGH = 10;

    private final PrintStream out;
    private final boolean json;
    private final int examples;
    private final Map<String, String> chinese =
            Ways.all().stream().collect(Collectors.toMap(Ways.Way::kind, Ways.Way::chinese));

    /** @param examples titles that are shown of each kind in which something is wrong */
    Report(PrintStream out, boolean json, int examples) {
        this.out = out;
        this.json = json;
        this.examples = examples;
    }

    /** What the goals are about, of one set of titles. */
    record Figures(double recall, double weakest, double innocentFlags, double wordFindings, Spurious spurious) {
        static Figures of(List<Graded> all) {
            List<Tally> tallies = Tally.byKind(all);
            List<Tally> disguises = disguises(tallies);
            List<Tally> innocents = tallies.stream().filter(t -> !t.disguised()).toList();
            Tally disguised = Tally.sum(disguises, "");
            Tally innocent = Tally.sum(innocents, "");
            Tally words = Tally.sum(
                    innocents.stream().filter(t -> WORDS.contains(t.kind())).toList(), "");
            return new Figures(
                    disguised.share(disguised.flagged()),
                    weighty(joined(disguises)).stream()
                            .mapToDouble(t -> t.share(t.flagged()))
                            .min()
                            .orElse(0),
                    innocent.share(innocent.flagged()),
                    words.share(words.found()),
                    Spurious.of(ordinary(all)));
        }
    }

    private static List<Tally> disguises(List<Tally> tallies) {
        return tallies.stream()
                .filter(t -> t.disguised() && !SIGNALS.contains(t.kind()))
                .toList();
    }

    /** Tallies of one kind from several parts as one. */
    private static List<Tally> joined(List<Tally> tallies) {
        Map<String, List<Tally>> byKind =
                tallies.stream().collect(Collectors.groupingBy(Tally::kind, LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream()
                .map(same -> Tally.sum(same, same.get(0).kind()))
                .toList();
    }

    /** Those with enough titles for a share to mean something; all, where none has. */
    private static List<Tally> weighty(List<Tally> tallies) {
        List<Tally> weighty =
                tallies.stream().filter(tally -> tally.titles() >= ENOUGH).toList();
        return weighty.isEmpty() ? tallies : weighty;
    }

    static List<Graded> ordinary(List<Graded> all) {
        return all.stream().filter(g -> ORDINARY.contains(g.label().kind())).toList();
    }

    /** The tables of one set, part by part. */
    void tables(List<Graded> all) {
        List<Tally> tallies = Tally.byKind(all);
        Map<String, List<Tally>> byPart =
                tallies.stream().collect(Collectors.groupingBy(Tally::part, LinkedHashMap::new, Collectors.toList()));
        byPart.forEach((part, these) -> {
            heading("伪装 / disguises: " + part, "n", "found", "recall", "span", "name");
            List<Tally> disguises = disguises(these);
            disguises.forEach(this::disguise);
            disguise(Tally.sum(disguises, "all disguises"));
            these.stream().filter(t -> SIGNALS.contains(t.kind())).forEach(this::disguise);
            heading("无辜 / innocent: " + part, "n", "flagged", "stray", "seen", "");
            these.stream().filter(t -> !t.disguised()).forEach(this::innocent);
            innocent(Tally.sum(these.stream().filter(t -> !t.disguised()).toList(), "all innocent"));
        });
    }

    private void heading(String title, String... columns) {
        if (!json) {
            out.printf("%n%-34s", title);
            for (String column : columns) {
                out.printf("%9s", column);
            }
            out.println();
        }
    }

    private void disguise(Tally tally) {
        row(
                tally,
                "disguise",
                new String[] {"found", "recall", "span", "evasion"},
                tally.share(tally.found()),
                tally.share(tally.flagged()),
                tally.share(tally.spans()),
                tally.share(tally.evasions()));
    }

    private void innocent(Tally tally) {
        row(
                tally,
                "innocent",
                new String[] {"flagged", "stray", "seen"},
                tally.share(tally.flagged()),
                tally.share(tally.found()),
                tally.share(tally.seen()));
    }

    private void row(Tally tally, String table, String[] names, double... shares) {
        if (tally.titles() == 0) {
            return;
        }
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("table", table);
            object.put("part", tally.part());
            object.put("kind", tally.kind());
            object.put("titles", tally.titles());
            for (int i = 0; i < names.length; i++) {
                object.put(names[i], rounded(shares[i]));
            }
            out.println(JSON.writeValueAsString(object));
            return;
        }
        String name = chinese.getOrDefault(tally.kind(), "");
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "%-34s%9d", tally.kind() + " " + name, tally.titles()));
        for (double share : shares) {
            line.append(String.format(Locale.ROOT, "%9.3f", share));
        }
        out.println(line);
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    void spurious(String of, Spurious spurious) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("table", "ordinary-per-1000");
            object.put("of", of);
            object.put("two", rounded(spurious.two()));
            object.put("longer", rounded(spurious.longer()));
            object.put("latin", rounded(spurious.latin()));
            out.println(JSON.writeValueAsString(object));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-40s 两字名 / two characters %7.2f   更长 / longer %7.2f   外文 / Latin %7.2f%n",
                    of,
                    spurious.two(),
                    spurious.longer(),
                    spurious.latin());
        }
    }

    void line(String text) {
        if (!json) {
            out.println(text);
        }
    }

    /** The kinds that fare worst, with some of their titles. */
    void worst(List<Graded> all) {
        if (json) {
            return;
        }
        group(
                "漏掉最多 / missed most",
                all.stream().filter(g -> g.disguised() && !g.flagged()).toList());
        group(
                "误报最多 / false alarms most",
                all.stream()
                        .filter(g ->
                                !g.disguised() && (g.flaggedAny() || !g.stray().isEmpty()))
                        .toList());
    }

    private void group(String title, List<Graded> wrong) {
        Map<String, List<Graded>> byKind =
                wrong.stream().collect(Collectors.groupingBy(g -> g.label().kind()));
        List<Map.Entry<String, List<Graded>>> kinds = new ArrayList<>(byKind.entrySet());
        kinds.sort(Comparator.comparingInt((Map.Entry<String, List<Graded>> kind) ->
                        -kind.getValue().size())
                .thenComparing(Map.Entry::getKey));
        out.println();
        out.println(title);
        for (Map.Entry<String, List<Graded>> kind : kinds) {
            out.println("  " + kind.getKey() + " (" + kind.getValue().size() + ")");
            kind.getValue().stream()
                    .sorted(Comparator.comparing((Graded g) -> !g.flaggedAny()))
                    .limit(examples)
                    .forEach(graded -> out.println("    " + shown(graded)));
        }
    }

    /** Control and format characters are shown by their number, since nobody sees them. */
    private static String shown(Graded graded) {
        String title = graded.listing()
                .title()
                .replaceAll("\\R", " ")
                .codePoints()
                .mapToObj(c -> Character.getType(c) == Character.FORMAT || Character.isISOControl(c)
                        ? String.format(Locale.ROOT, "<%04x>", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
        String meant =
                graded.disguised() ? "  [" + graded.label().right() + (graded.found() ? ", watch" : "") + "]" : "";
        List<Hit> hits = graded.disguised() ? List.of() : graded.hits();
        return title + meant + hits.stream().map(Report::shown).collect(Collectors.joining());
    }

    private static String shown(Hit hit) {
        String seen = hit.reasons().stream()
                .map(reason -> reason instanceof Reason.MarkText mark
                        ? mark.seen() + "=" + mark.form() + " " + mark.evasion()
                        : "")
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return "  -> " + (hit.verdict() == Verdict.FLAG ? "FLAG " : "watch ") + hit.right() + " (" + seen + ")";
    }

    /** The figure. */
    void last(Figures open, Figures heldOut) {
        out.printf(
                Locale.ROOT,
                "recall %.3f (held-out %.3f), weakest disguise %.3f (%.3f), flags on innocent %.2f %% (%.2f %%),"
                        + " words alone %.2f %% (%.2f %%), spurious per 1,000: two characters %.2f (%.2f), longer %.2f (%.2f)%n",
                open.recall(),
                heldOut.recall(),
                open.weakest(),
                heldOut.weakest(),
                open.innocentFlags() * 100,
                heldOut.innocentFlags() * 100,
                open.wordFindings() * 100,
                heldOut.wordFindings() * 100,
                open.spurious().two(),
                heldOut.spurious().two(),
                open.spurious().longer() + open.spurious().latin(),
                heldOut.spurious().longer() + heldOut.spurious().latin());
    }
}
