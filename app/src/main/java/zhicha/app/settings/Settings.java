package zhicha.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.words.Extent;

/**
 * The settings in force, checked.
 *
 * @param data folder of all state
 * @param storeUrl JDBC address of a PostgreSQL, or null for the embedded H2 under {@code data}
 * @param storePasswordFile file with the password alone; the environment's {@code ZHICHA_STORE_PASSWORD} comes first
 * @param packs folders of packs, or folders of folders
 * @param sites what is crawled, and when
 * @param sitesAtOnce how many sites are worked on at the same time
 * @param contact mail or web address that the user agent names, so that a shop can reach the people who crawl it
 * @param pictureWords of which listings the words in pictures are read
 * @param embedder a model of the user's own for pictures, or null
 * @param evidence time-stamps, the check before a job, and retention
 * @param origins settings key to where its value came from: {@code default}, or file and line
 */
public record Settings(
        Path data,
        String host,
        int port,
        boolean openHealth,
        @Nullable String storeUrl,
        @Nullable String storeUser,
        @Nullable Path storePasswordFile,
        List<Path> packs,
        List<PlannedSite> sites,
        int sitesAtOnce,
        String contact,
        Extent pictureWords,
        @Nullable PictureModel embedder,
        EvidenceSettings evidence,
        Map<String, String> origins) {
    public Settings {
        packs = List.copyOf(packs);
        sites = List.copyOf(sites);
        origins = Map.copyOf(origins);
    }

    /** The same with its state kept in another folder. */
    public Settings within(Path folder) {
        return new Settings(
                folder,
                host,
                port,
                openHealth,
                storeUrl,
                storeUser,
                storePasswordFile,
                packs,
                sites,
                sitesAtOnce,
                contact,
                pictureWords,
                embedder,
                evidence,
                origins);
    }

    /**
     * An embedder in the ONNX format.
     *
     * @param side of the square that the model takes, in pixels
     * @param least cosine from which a protected picture is a suspect
     */
    public record PictureModel(Path file, int side, double least) {}

    /**
     * A site and its times.
     *
     * @param file the site file
     * @param cron Quartz expression in Beijing time, or null where the site is only crawled by hand
     */
    public record PlannedSite(Path file, @Nullable String cron) {}
}
