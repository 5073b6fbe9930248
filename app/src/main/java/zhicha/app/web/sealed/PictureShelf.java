package zhicha.app.web.sealed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Box;

/**
 * Re-encoded pictures that were asked for lately, so that going back and forth in the queue costs nothing. Holds at most
 * {@value #MOST_BYTES} bytes; what was used longest ago goes first. Unreadable pictures are remembered too.
 */
public final class PictureShelf {
    private static final long MOST_BYTES = 64L << 20;
    /** What an entry costs beside its bytes. */
    private static final int OVERHEAD = 256;

    private final Map<Key, Optional<byte[]>> pictures = new LinkedHashMap<>(64, 0.75f, true);
    private long held;

    private record Key(String name, int side, @Nullable Box box) {}

    /**
     * The JPEG of a picture that never changes under its name; its bytes are fetched only where it is not held.
     *
     * @param box to be marked with a frame, or null
     */
    public Optional<byte[]> jpeg(String name, int side, @Nullable Box box, Supplier<Optional<byte[]>> untrusted) {
        Key key = new Key(name, side, box);
        Optional<byte[]> known = held(key);
        if (known != null) {
            return known;
        }
        Optional<byte[]> bytes = untrusted.get();
        Optional<byte[]> jpeg = bytes.flatMap(found -> SafePicture.jpeg(found, side, box));
        if (bytes.isPresent()) {
            keep(key, jpeg);
        }
        return jpeg;
    }

    /** A JPEG that never changes under its name, and is made only where it is not held. */
    public Optional<byte[]> made(String name, Supplier<Optional<byte[]>> jpeg) {
        Key key = new Key(name, 0, null);
        Optional<byte[]> known = held(key);
        if (known != null) {
            return known;
        }
        Optional<byte[]> made = jpeg.get();
        if (made.isPresent()) {
            keep(key, made);
        }
        return made;
    }

    private @Nullable Optional<byte[]> held(Key key) {
        synchronized (pictures) {
            return pictures.get(key);
        }
    }

    private void keep(Key key, Optional<byte[]> jpeg) {
        synchronized (pictures) {
            if (pictures.put(key, jpeg) == null) {
                held += cost(jpeg);
            }
            var oldest = pictures.entrySet().iterator();
            while (held > MOST_BYTES && oldest.hasNext()) {
                held -= cost(oldest.next().getValue());
                oldest.remove();
            }
        }
    }

    private static long cost(Optional<byte[]> jpeg) {
        return OVERHEAD + jpeg.map(bytes -> (long) bytes.length).orElse(0L);
    }
}
