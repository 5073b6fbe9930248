package zhicha.reporting.law;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All legal rows and figures, asked by the day of an act. */
public record LawBook(List<LegalRow> rows, List<Threshold> thresholds) {
    private static final String STANDARD = "law.yaml";

    public LawBook {
        rows = List.copyOf(rows);
        thresholds = List.copyOf(thresholds);
    }

    /** The rows that ship with the program. */
    public static LawBook standard() {
        try (InputStream yaml = LawBook.class.getResourceAsStream(STANDARD)) {
            if (yaml == null) {
                throw new IllegalStateException("the program has lost its " + STANDARD + "; install it again");
            }
            return read(yaml);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + STANDARD + " of the program", e);
        }
    }

    /**
     * Rows in the form of the {@code law.yaml} that ships.
     *
     * @throws JacksonException with line and column, if something in it cannot be understood
     */
    public static LawBook read(InputStream yaml) {
        return YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build()
                .readValue(yaml, LawBook.class);
    }

    /** The rows of a basis on a day, in the order of the book; empty where nothing was entered for that day. */
    public List<LegalRow> rows(String basis, LocalDate day) {
        return rows.stream()
                .filter(row -> row.basis().equals(basis) && row.inForceOn(day))
                .toList();
    }

    /** The figures of an offence on a day that a person has verified. */
    public List<Threshold> verified(String offence, LocalDate day) {
        return thresholds.stream()
                .filter(row -> row.offence().equals(offence) && row.inForceOn(day) && row.verified())
                .toList();
    }
}
