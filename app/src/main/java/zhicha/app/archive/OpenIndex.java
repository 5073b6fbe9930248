package zhicha.app.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import zhicha.app.archive.text.WrittenText;

/** An index on the disk, open for reading, and for writing unless another program writes it. */
final class OpenIndex implements Closeable {
    /** Held in memory before it goes to the disk. */
    private static final double MEGABYTES = 48;

    private final String name;
    private final FSDirectory directory;
    private final @Nullable IndexWriter writer;
    private final SearcherManager searchers;

    private OpenIndex(String name, FSDirectory directory, @Nullable IndexWriter writer, SearcherManager searchers) {
        this.name = name;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /**
     * Opens what is there, or begins an index in an empty folder.
     *
     * @throws IOException if it is broken, or cannot be read while another program writes it
     */
    static OpenIndex open(String name, Path folder) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            try {
                writer = writer(directory);
            } catch (LockObtainFailedException held) {
                return new OpenIndex(name, directory, null, read(directory));
            }
            return new OpenIndex(name, directory, writer, new SearcherManager(writer, new SearcherFactory()));
        } catch (IOException | RuntimeException e) {
            try (directory) {
                if (writer != null) {
                    writer.rollback();
                }
            } catch (IOException | RuntimeException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    /** Whoever writes it mends it, too; here it only cannot be read now. */
    private static SearcherManager read(FSDirectory directory) throws IOException {
        try {
            return new SearcherManager(DirectoryReader.open(directory), new SearcherFactory());
        } catch (IOException e) {
            throw new IOException(directory.getDirectory() + " is written by another program and cannot be read", e);
        }
    }

    static IndexWriter writer(FSDirectory directory) throws IOException {
        return new IndexWriter(
                directory,
                new IndexWriterConfig(new WrittenText())
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                        .setCommitOnClose(false)
                        .setRAMBufferSizeMB(MEGABYTES));
    }

    String name() {
        return name;
    }

    /** Null where another program writes it. */
    @Nullable
    IndexWriter writer() {
        return writer;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** What the last commit says. */
    Map<String, String> commit() throws IOException {
        Map<String, String> said = new HashMap<>();
        if (writer != null) {
            Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
            if (entries != null) {
                entries.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
            }
            return said;
        }
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader() instanceof DirectoryReader reader
                    ? reader.getIndexCommit().getUserData()
                    : said;
        } finally {
            searchers.release(searcher);
        }
    }

    /** What was not committed is gone. */
    @Override
    public void close() throws IOException {
        try (directory;
                searchers) {
            if (writer != null) {
                writer.rollback();
            }
        }
    }
}
