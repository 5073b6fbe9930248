package zhicha.app.archive;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.listing.ListingRevisions;

/** Opens indexes, and tells those that can be gone on with from those that must be made anew. */
final class SoundIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SoundIndex.class);

    private SoundIndex() {}

    /** A new one that holds nothing yet. */
    static OpenIndex begun(IndexFolders known, String fresh) throws IOException {
        OpenIndex index = OpenIndex.open(fresh, known.of(fresh));
        try {
            IndexWriter writer = index.writer();
            if (writer != null) {
                Following.begin(writer);
            }
            return index;
        } catch (IOException | RuntimeException e) {
            index.close();
            throw e;
        }
    }

    /**
     * The index of this name; null where it must be made anew, because it is broken, of an older form or of another store.
     *
     * @throws IOException if it cannot be read now, and may be another time
     */
    static @Nullable OpenIndex of(IndexFolders known, String name, ListingRevisions revisions) throws IOException {
        OpenIndex index;
        try {
            index = OpenIndex.open(name, known.of(name));
        } catch (IOException e) {
            if (!broken(e)) {
                throw e;
            }
            LOG.warn("the index {} is broken and is made anew from the store: {}", known.of(name), e.toString());
            return null;
        }
        boolean sound = index.writer() == null;
        try {
            long settled = Following.settled(index.commit());
            sound |= settled >= 0 && settled <= revisions.lastChange();
            if (!sound) {
                LOG.info("the index {} is of an older form or of another store, and is made anew", known.of(name));
            }
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
        if (!sound) {
            index.close();
            return null;
        }
        return index;
    }

    /** Whether a problem lies in the index itself, so that trying again is of no use. */
    static boolean broken(Exception problem) {
        return problem instanceof CorruptIndexException
                || problem instanceof IndexFormatTooOldException
                || problem instanceof IndexFormatTooNewException
                || problem instanceof FileNotFoundException
                || problem instanceof NoSuchFileException
                || problem instanceof EOFException;
    }
}
