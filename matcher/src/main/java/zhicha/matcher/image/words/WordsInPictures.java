package zhicha.matcher.image.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureReader;
import zhicha.matcher.hit.PictureSearch.Unreadable;
import zhicha.matcher.hit.PictureWords;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.rules.subject.Listing;

/**
 * Reads the pictures of listings, each picture once however many listings show it. Reading costs half a second and more a
 * picture, so usually only listings are read of which something was seen already. Safe for use by many threads; nothing a picture holds
 * makes it throw.
 */
public final class WordsInPictures implements PictureReader {
    /** The same picture stands in many listings; this many are remembered by the SHA-256 of their bytes. */
    private static final int REMEMBERED = 20_000;

    private final WordReader reader;
    private final Extent extent;
    private final PictureDecoder decoder = new PictureDecoder(PictureLimits.USUAL);
    private final Map<String, List<PictureWords.Word>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<PictureWords.Word>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param extent not off */
    public WordsInPictures(WordReader reader, Extent extent) {
        this.reader = reader;
        this.extent = extent;
    }

    /**
     * A reader by what is installed on this machine.
     *
     * @param notice told why pictures are not read although they should be, and what to do
     */
    public static PictureReader installed(Extent extent, Consumer<String> notice) {
        if (extent == Extent.OFF) {
            return NONE;
        }
        Tesseract.Found found = Tesseract.find();
        if (found.reader().isEmpty()) {
            notice.accept(found.told());
            return NONE;
        }
        return new WordsInPictures(found.reader().get(), extent);
    }

    /** Pictures that were not kept are passed over in silence; those that are no pictures, the picture search tells of. */
    @Override
    public Read read(Listing listing, ListingPictures pictures, boolean concerned) {
        if (!concerned && extent == Extent.CONCERNED) {
            return Read.NOTHING;
        }
        List<PictureWords> read = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int image = 0; image < listing.images().size(); image++) {
            try {
                Optional<byte[]> bytes =
                        pictures.bytes(listing, listing.images().get(image));
                List<PictureWords.Word> words = bytes.isEmpty() ? List.of() : words(bytes.get());
                if (!words.isEmpty()) {
                    read.add(PictureWords.of(image, words));
                }
            } catch (IOException | RuntimeException failed) {
                unreadable.add(new Unreadable(image, "its words could not be read: " + failed.getMessage()));
            }
        }
        return new Read(read, unreadable);
    }

    private List<PictureWords.Word> words(byte[] bytes) throws IOException {
        String digest = DigestUtils.sha256Hex(bytes);
        synchronized (remembered) {
            List<PictureWords.Word> known = remembered.get(digest);
            if (known != null) {
                return known;
            }
        }
        List<PictureWords.Word> words = switch (decoder.decode(bytes)) {
            case Decoded.Refused refused -> List.of();
            case Decoded.Readable readable -> List.copyOf(reader.read(readable.picture()));
        };
        synchronized (remembered) {
            remembered.put(digest, words);
        }
        return words;
    }
}
