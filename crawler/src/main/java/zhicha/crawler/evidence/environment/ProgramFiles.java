package zhicha.crawler.evidence.environment;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.evidence.manifest.Sha256;

/**
 * What this program consists of: the files of its class path with their digests. Read once, at the first job.
 *
 * @param sha256 over the lines {@code digest, two blanks, name} of all files, by name: the order of a class path is that of
 *     the machine it is on
 * @param files by name
 */
public record ProgramFiles(String sha256, List<Part> files) {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramFiles.class);

    public ProgramFiles {
        files = List.copyOf(files);
    }

    /**
     * @param name of a jar, or of a folder of classes, without its path
     * @param sha256 of a jar, as {@code sha256sum} prints it; of a folder, over its own list of files
     */
    public record Part(String name, long length, String sha256) {}

    private static final class Running {
        static final ProgramFiles FILES = read(System.getProperty("java.class.path"));
    }

    /** Those of the running program. */
    public static ProgramFiles running() {
        return Running.FILES;
    }

    static ProgramFiles read(String classPath) {
        Set<Path> paths = new LinkedHashSet<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                add(Path.of(entry), paths);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (Path path : paths) {
            try {
                parts.add(Files.isDirectory(path) ? folder(path) : file(path));
            } catch (IOException e) {
                LOG.warn("{} is on the class path and cannot be read: {}", path, e.toString());
            }
        }
        parts.sort(Comparator.comparing(Part::name).thenComparing(Part::sha256));
        StringBuilder all = new StringBuilder();
        parts.forEach(part ->
                all.append(part.sha256()).append("  ").append(part.name()).append('\n'));
        return new ProgramFiles(Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)), parts);
    }

    /** A jar may do nothing but name others. */
    private static void add(Path path, Set<Path> paths) {
        if (!Files.exists(path) || !paths.add(path) || Files.isDirectory(path)) {
            return;
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            String more = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (more != null) {
                URI here = path.toUri();
                Stream.of(more.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(here::resolve)
                        .filter(uri -> "file".equals(uri.getScheme()))
                        .forEach(uri -> add(Path.of(uri), paths));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} names no further files", path, e);
        }
    }

    private static Part file(Path file) throws IOException {
        return new Part(String.valueOf(file.getFileName()), Files.size(file), digest(file));
    }

    private static Part folder(Path folder) throws IOException {
        long length = 0;
        StringBuilder list = new StringBuilder();
        List<Path> inside;
        try (Stream<Path> all = Files.walk(folder)) {
            inside = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : inside) {
            length += Files.size(file);
            list.append(digest(file))
                    .append("  ")
                    .append(folder.relativize(file))
                    .append('\n');
        }
        return new Part(
                folder.getFileName() + "/", length, Sha256.of(list.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha256.finish(digest);
    }
}
