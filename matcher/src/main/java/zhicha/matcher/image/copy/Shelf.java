package zhicha.matcher.image.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;

/** Views of protected pictures that are searched together, in columns: some dozen bytes a view beside its fingerprint. */
final class Shelf {
    private final FingerprintIndex index;
    private final int[] owners;
    private final byte[] parts;
    private final byte[] planes;
    private final byte[] qualities;
    private final Box[] boxes;

    private Shelf(Draft draft) {
        index = new FingerprintIndex(draft.fingerprints);
        owners = Arrays.copyOf(draft.owners, draft.size());
        parts = Arrays.copyOf(draft.parts, draft.size());
        planes = Arrays.copyOf(draft.planes, draft.size());
        qualities = Arrays.copyOf(draft.qualities, draft.size());
        boxes = draft.boxes.toArray(Box[]::new);
    }

    /** A shelf that is being filled. */
    static final class Draft {
        private final List<Fingerprint> fingerprints = new ArrayList<>();
        private final List<Box> boxes = new ArrayList<>();
        /** Crops lie in the same places in all pictures. */
        private final Map<Box, Box> known = new HashMap<>();

        private int[] owners = new int[64];
        private byte[] parts = new byte[64];
        private byte[] planes = new byte[64];
        private byte[] qualities = new byte[64];

        int size() {
            return fingerprints.size();
        }

        void add(int owner, Filing.Filed view) {
            int at = size();
            if (at == owners.length) {
                owners = Arrays.copyOf(owners, at / 2 * 3);
                parts = Arrays.copyOf(parts, at / 2 * 3);
                planes = Arrays.copyOf(planes, at / 2 * 3);
                qualities = Arrays.copyOf(qualities, at / 2 * 3);
            }
            owners[at] = owner;
            parts[at] = (byte) view.part();
            planes[at] = (byte) view.plane();
            qualities[at] = (byte) view.quality();
            boxes.add(known.computeIfAbsent(view.box(), box -> box));
            fingerprints.add(view.fingerprint());
        }

        Shelf shelf() {
            return new Shelf(this);
        }
    }

    /** Told of a view that is near one of the queries. */
    @FunctionalInterface
    interface Visitor {
        void near(int query, int owner, Filing.Filed view, int distance);
    }

    /** All queries at once, which is quicker than one after the other. */
    void visit(List<Fingerprint> queries, int radius, Visitor visitor) {
        index.visit(
                queries, radius, (query, entry, distance) -> visitor.near(query, owners[entry], view(entry), distance));
    }

    private Filing.Filed view(int entry) {
        return new Filing.Filed(parts[entry], boxes[entry], planes[entry], qualities[entry], index.get(entry));
    }
}
