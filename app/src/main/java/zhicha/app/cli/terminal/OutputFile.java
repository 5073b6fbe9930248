package zhicha.app.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where a verb's data goes: standard output, or a file that appears only when it is whole. */
public final class OutputFile implements Closeable {
    private final @Nullable Path file;
    private final @Nullable Path growing;
    private final OutputStream stream;
    private boolean whole;

    private OutputFile(@Nullable Path file, @Nullable Path growing, OutputStream stream) {
        this.file = file;
        this.growing = growing;
        this.stream = stream;
    }

    /** @param file null for standard output */
    public static OutputFile to(@Nullable Path file) throws IOException {
        if (file == null) {
            return new OutputFile(null, null, new BufferedOutputStream(new StaysOpen(System.out), 1 << 16));
        }
        if (Files.isDirectory(file)) {
            throw CommandFailure.unavailable(file + " 是目录 / is a folder", "--out 须为文件 / --out must name a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // a pipe or a device is written to, never replaced
            return new OutputFile(null, null, new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        // what a link points to is replaced, not the link
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path growing = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        return new OutputFile(
                target,
                growing,
                new BufferedOutputStream(
                        Files.newOutputStream(
                                growing,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE),
                        1 << 16));
    }

    public OutputStream stream() {
        return stream;
    }

    /** Everything has been written; without this call {@link #close} leaves an earlier file as it was. */
    public void whole() {
        whole = true;
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } catch (IOException e) {
            whole = false;
            if (growing != null) {
                Files.deleteIfExists(growing);
            }
            throw e;
        }
        if (file != null && growing != null) {
            if (whole) {
                try (var channel = java.nio.channels.FileChannel.open(growing, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(growing);
            }
        }
    }

    /** Standard output belongs to the process: it is flushed, not closed. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
