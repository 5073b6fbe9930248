package zhicha.rules.subject.json;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import zhicha.rules.subject.Listing;

/** Writes listings, one object a line, in UTF-8. Not thread-safe. */
public final class ListingWriter implements Closeable {
    private final Writer out;

    /** {@link #close} closes the stream. */
    public ListingWriter(OutputStream out) {
        // the plain encoder puts ? for half of a surrogate pair, which a hostile page may hold
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    public void write(Listing listing) throws IOException {
        out.write(ListingJson.write(listing));
        out.write('\n');
    }

    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
