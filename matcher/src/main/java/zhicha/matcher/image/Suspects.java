package zhicha.matcher.image;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.vote.FeatureIndex;

/** Which references a picture shares points with. Immutable and safe for use by many threads. */
final class Suspects {
    /** Agreeing pairs from which a reference is looked at. */
    private static final int LEAST_VOTES = 4;

    private static final int LEAST_LOGO_VOTES = 3;

    private final List<Reference> references;
    /** Asked as they are and mirrored. */
    private final Part works;
    /** Asked as they are and as their negative. */
    private final Part logos;

    Suspects(List<Reference> references, List<LocalFeatures> features) {
        this.references = references;
        this.works = Part.of(references, features, false);
        this.logos = Part.of(references, features, true);
    }

    /**
     * References of one kind, asked together.
     *
     * @param numbers their places among all
     */
    private record Part(FeatureIndex index, int[] numbers) {
        static Part of(List<Reference> references, List<LocalFeatures> features, boolean logo) {
            int[] numbers = IntStream.range(0, references.size())
                    .filter(number -> references.get(number).logo() == logo)
                    .toArray();
            return new Part(
                    new FeatureIndex(new AbstractList<>() {
                        @Override
                        public LocalFeatures get(int place) {
                            return features.get(numbers[place]);
                        }

                        @Override
                        public int size() {
                            return numbers.length;
                        }
                    }),
                    numbers);
        }

        boolean empty() {
            return numbers.length == 0;
        }
    }

    boolean anyLogos() {
        return !logos.empty();
    }

    /**
     * Those with most agreeing pairs first.
     *
     * @param named are suspects by fewer votes
     * @param logosOnly whether nothing else is looked for
     */
    List<Suspect> of(LocalFeatures plain, Set<Integer> named, boolean logosOnly) {
        List<Suspect> suspects = new ArrayList<>();
        if (!works.empty() && !logosOnly) {
            ask(works, Suspect.Way.AS_IS, plain, named, suspects);
            ask(works, Suspect.Way.MIRRORED, plain.mirrored(), named, suspects);
        }
        if (!logos.empty()) {
            ask(logos, Suspect.Way.AS_IS, plain, named, suspects);
            ask(logos, Suspect.Way.NEGATIVE, plain.negative(), named, suspects);
        }
        suspects.sort(Comparator.comparingInt((Suspect suspect) -> -suspect.pairs())
                .thenComparing(Suspect::way)
                .thenComparingInt(Suspect::reference));
        return suspects;
    }

    private void ask(Part part, Suspect.Way way, LocalFeatures seen, Set<Integer> named, List<Suspect> suspects) {
        for (FeatureIndex.Vote vote : part.index.votes(seen)) {
            int reference = part.numbers[vote.reference()];
            boolean logo = references.get(reference).logo();
            int least = logo || named.contains(reference) ? LEAST_LOGO_VOTES : LEAST_VOTES;
            if (vote.pairs() >= least && (!logo || Suspect.couldShow(vote, seen.luma(), Laid.LOGO_SHOWN))) {
                suspects.add(new Suspect(reference, vote.pairs(), vote.pose(), way, seen));
            }
        }
    }
}
