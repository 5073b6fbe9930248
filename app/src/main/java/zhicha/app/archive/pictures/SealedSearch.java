package zhicha.app.archive.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.listing.PictureIndex;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.matcher.image.common.SharedPictures;
import zhicha.matcher.image.common.SharedPictures.Shared;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.rules.subject.CaptureId;

/** Goes through every sealed picture. Some 5 ms for each that has other bytes than those before it; not thread-safe. */
public final class SealedSearch {
    private static final Logger LOG = LoggerFactory.getLogger(SealedSearch.class);

    private final PictureIndex index;
    private final VaultReader vault;
    private final PictureDecoder decoder = new PictureDecoder(PictureLimits.USUAL);

    public SealedSearch(PictureIndex index, VaultReader vault) {
        this.index = index;
        this.vault = vault;
    }

    /**
     * What many shops show.
     *
     * @param looked captures that were looked at
     * @param unreadable of these, those that are no longer in the vault, or no pictures
     * @param plain of these, those with too little in them to be told from their like
     */
    public record Outcome(List<Shared<CaptureId>> shared, int looked, int unreadable, int plain) {}

    /** What became of certain bytes. */
    private sealed interface Look {
        record Noted(Fingerprint fingerprint) implements Look {}

        record Plain() implements Look {}

        record Unreadable() implements Look {}
    }

    /** @param progress told how many have been looked at */
    public Outcome shared(int leastShops, IntConsumer progress) {
        SharedPictures<CaptureId> pictures = new SharedPictures<>();
        Map<String, Look> known = new HashMap<>();
        int[] counts = new int[3];
        index.eachShown(shown -> {
            progress.accept(++counts[0]);
            Look look = bytes(shown.capture())
                    .map(bytes -> known.computeIfAbsent(Sha256.of(bytes), first -> look(bytes)))
                    .orElseGet(Look.Unreadable::new);
            switch (look) {
                case Look.Noted noted ->
                    pictures.note(noted.fingerprint, shown.capture(), shown.shops(), shown.listings());
                case Look.Plain plain -> counts[2]++;
                case Look.Unreadable unreadable -> counts[1]++;
            }
        });
        return new Outcome(pictures.shared(leastShops), counts[0], counts[1], counts[2]);
    }

    private Look look(byte[] bytes) {
        return decoded(bytes)
                .map(picture -> SharedPictures.fingerprint(picture)
                        .<Look>map(Look.Noted::new)
                        .orElseGet(Look.Plain::new))
                .orElseGet(Look.Unreadable::new);
    }

    private Optional<Picture> decoded(byte[] bytes) {
        return decoder.decode(bytes) instanceof Decoded.Readable readable
                ? Optional.of(readable.picture())
                : Optional.empty();
    }

    /** The picture of a capture, drawn anew: what is written holds pixels and nothing else of what a shop sent. */
    public Optional<byte[]> png(CaptureId capture) {
        return bytes(capture).flatMap(this::decoded).map(picture -> {
            BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", bytes);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return bytes.toByteArray();
        });
    }

    private Optional<byte[]> bytes(CaptureId capture) {
        try {
            Optional<Capture> sealed = vault.find(capture);
            return sealed.isEmpty()
                    ? Optional.empty()
                    : vault.payload(capture, URI.create(sealed.get().manifest().asked()))
                            .map(SealedPayload::bytes);
        } catch (IOException damaged) {
            LOG.warn("picture {} could not be read from the vault: {}", capture, damaged.toString());
            return Optional.empty();
        }
    }
}
