package zhicha.matcher.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.feature.LocalFeatures;

/** Local features of protected pictures, made when a picture first becomes suspect; the last few are kept. */
final class ReferenceFeatures {
    /** About 900 KB each. */
    private static final int KEPT = 96;

    static final int LONG_SIDE = 384;
    static final int POINTS = 1000;

    private final List<Reference> references;
    private final PictureDecoder decoder;
    private final Map<Integer, LocalFeatures> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, LocalFeatures> eldest) {
            return size() > KEPT;
        }
    };

    ReferenceFeatures(List<Reference> references, PictureDecoder decoder) {
        this.references = references;
        this.decoder = decoder;
    }

    /** Empty where the file has gone or was spoilt since it was loaded. */
    Optional<LocalFeatures> of(int reference) {
        synchronized (kept) {
            LocalFeatures known = kept.get(reference);
            if (known != null) {
                return Optional.of(known);
            }
        }
        if (Reference.read(references.get(reference).file(), decoder) instanceof Decoded.Readable readable) {
            LocalFeatures made = LocalFeatures.of(readable.picture(), LONG_SIDE, POINTS);
            synchronized (kept) {
                kept.put(reference, made);
            }
            return Optional.of(made);
        }
        return Optional.empty();
    }
}
