package zhicha.reporting.lead.routing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The offices there are, from a file that each installation keeps. */
public record AgencyDirectory(List<Agency> agencies) {
    private static final String DEMONSTRATION = "demonstration-agencies.yaml";

    public AgencyDirectory {
        agencies = List.copyOf(agencies);
    }

    /** Invented offices for the demonstration. */
    public static AgencyDirectory demonstration() {
        try (InputStream yaml = AgencyDirectory.class.getResourceAsStream(DEMONSTRATION)) {
            if (yaml == null) {
                throw new IllegalStateException("the program has lost its " + DEMONSTRATION + "; install it again");
            }
            return read(yaml);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + DEMONSTRATION + " of the program", e);
        }
    }

    /**
     * Offices in the form of the demonstration's file.
     *
     * @throws JacksonException with line and column, if something in it cannot be understood
     */
    public static AgencyDirectory read(InputStream yaml) {
        return YAMLMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build()
                .readValue(yaml, AgencyDirectory.class);
    }

    /** The office of a kind for exactly this region. */
    public Optional<Agency> office(Agency.Kind kind, String region) {
        return agencies.stream()
                .filter(agency -> agency.kind() == kind && agency.region().equals(region))
                .findFirst();
    }
}
