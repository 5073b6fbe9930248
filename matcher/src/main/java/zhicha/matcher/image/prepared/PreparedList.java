package zhicha.matcher.image.prepared;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prepared pictures by number: on the heap while they are few, and read from where they are kept when there are many, as the heap
 * of ten thousand is better used otherwise. Filled by one thread, then safe for use by many.
 */
public final class PreparedList {
    /** Pictures that stay on the heap at the most, the first ones: 0.15 MB each. */
    private static final int HELD = 1_000;

    /** Of the others, how many that were read last stay beside them. */
    private static final int READ = 100;

    private final PreparedPictures kept;
    private final int most;
    private final List<Entry> entries = new ArrayList<>();
    /** What was read last: plain references are suspects again and again. */
    private final Map<Integer, PreparedPicture> read =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, PreparedPicture> eldest) {
                    return size() > READ;
                }
            });

    private record Entry(@Nullable PreparedPicture held, String key, Supplier<PreparedPicture> anew) {}

    public PreparedList(PreparedPictures kept) {
        this(kept, HELD);
    }

    PreparedList(PreparedPictures kept, int most) {
        this.kept = kept;
        this.most = most;
    }

    /**
     * @param lasting whether the picture can be found by its key
     * @param anew prepares it once more, should it have vanished meanwhile
     */
    public void add(PreparedPicture picture, String key, boolean lasting, Supplier<PreparedPicture> anew) {
        entries.add(new Entry(lasting && entries.size() >= most ? null : picture, key, anew));
    }

    public PreparedPicture get(int number) {
        Entry entry = entries.get(number);
        if (entry.held != null) {
            return entry.held;
        }
        PreparedPicture known = read.get(number);
        if (known == null) {
            known = kept.find(entry.key).orElseGet(() -> {
                PreparedPicture anew = entry.anew.get();
                kept.keep(entry.key, anew);
                return anew;
            });
            read.put(number, known);
        }
        return known;
    }

    /** A view of one part of each. */
    public <T> List<T> each(Function<PreparedPicture, T> part) {
        return new Each<>(part);
    }

    private final class Each<T> extends AbstractList<T> implements RandomAccess {
        private final Function<PreparedPicture, T> part;

        Each(Function<PreparedPicture, T> part) {
            this.part = part;
        }

        @Override
        public T get(int number) {
            return part.apply(PreparedList.this.get(number));
        }

        @Override
        public int size() {
            return entries.size();
        }
    }
}
