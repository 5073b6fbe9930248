package zhicha.app.web.packs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.rules.load.PackReading;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Sector;

/** Tells what is judged by at this moment. */
@FunctionalInterface
public interface PackBoard {
    Board board();

    /** @param sector null for a pack that serves all */
    record Pack(String id, @Nullable Sector sector, String version, int rights, int rules) {}

    /**
     * What is in force.
     *
     * @param since when it came into force
     * @param problems what is wrong in what is in force; the sound part of it counts
     * @param refused the errors for whose sake the latest edit is not in force; empty where nothing waits
     * @param watched whether edits come into force by themselves
     */
    record Board(
            Instant since, List<Pack> packs, List<RuleProblem> problems, List<RuleProblem> refused, boolean watched) {
        public Board {
            packs = List.copyOf(packs);
            problems = List.copyOf(problems);
            refused = List.copyOf(refused);
        }

        /** @param problems of the packs, and of their pictures */
        public static Board of(
                PackReading reading,
                List<RuleProblem> problems,
                Instant since,
                List<RuleProblem> refused,
                boolean watched) {
            return new Board(
                    since,
                    reading.rulebook().packs().stream()
                            .map(pack -> new Pack(
                                    pack.id(),
                                    pack.sector(),
                                    pack.version(),
                                    pack.rights().size(),
                                    pack.rules().size()))
                            .toList(),
                    problems,
                    refused,
                    watched);
        }

        public int rights() {
            return packs.stream().mapToInt(Pack::rights).sum();
        }

        public int rules() {
            return packs.stream().mapToInt(Pack::rules).sum();
        }
    }
}
