package zhicha.matcher.image.learned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import zhicha.matcher.image.decode.Picture;

/** Protected pictures as vectors, and which of them a picture is close to. Immutable and safe for use by many threads. */
public final class EmbeddedReferences {
    private final Model model;
    private final List<float[]> vectors;

    /** @param vectors of the protected pictures, as the model's embedder gives them; suspects name them by their place in this list */
    public EmbeddedReferences(Model model, List<float[]> vectors) {
        this.model = model;
        this.vectors = List.copyOf(vectors);
    }

    /** A protected picture and the cosine of its vector and that of the picture. */
    public record Suspect(int reference, double cosine) {}

    /** At most so many, the closest first. */
    public List<Suspect> suspects(Picture picture, int most) {
        float[] seen = model.embedder().of(picture);
        List<Suspect> suspects = new ArrayList<>();
        for (int reference = 0; reference < vectors.size(); reference++) {
            double cosine = product(seen, vectors.get(reference));
            if (cosine >= model.least()) {
                suspects.add(new Suspect(reference, cosine));
            }
        }
        suspects.sort(Comparator.comparingDouble((Suspect suspect) -> -suspect.cosine())
                .thenComparingInt(Suspect::reference));
        return List.copyOf(suspects.subList(0, Math.min(most, suspects.size())));
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
