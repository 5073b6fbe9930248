package zhicha.rules.load;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The copy of the standard pack that ships with the program, in a jar or in a folder of classes. */
final class StandardPack implements AutoCloseable {
    static final String ID = "standard";

    private static final String FOLDER = "/packs/standard";
    private static final String WHERE = FOLDER + "/pack.yaml";

    private final Path folder;
    private final @Nullable FileSystem jar;

    private StandardPack(Path folder, @Nullable FileSystem jar) {
        this.folder = folder;
        this.jar = jar;
    }

    /** @throws IOException if the program was built without it */
    static StandardPack open() throws IOException {
        URL packFile = StandardPack.class.getResource(WHERE);
        if (packFile == null) {
            throw new IOException("the standard pack " + WHERE + " is missing from the program; build it again");
        }
        try {
            URI uri = packFile.toURI();
            if (uri.getScheme().equals("jar")) {
                String inner = uri.getRawSchemeSpecificPart();
                Path file = Path.of(URI.create(inner.substring(0, inner.indexOf("!/"))));
                FileSystem jar = FileSystems.newFileSystem(file);
                return new StandardPack(jar.getPath(FOLDER), jar);
            }
            return new StandardPack(Path.of(uri).resolveSibling(""), null);
        } catch (URISyntaxException odd) {
            throw new IOException("the standard pack stands at " + packFile + ", which is no address", odd);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
    }
}
