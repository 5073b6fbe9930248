package zhicha.app.store.row;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jspecify.annotations.Nullable;

/** Values as columns. */
public final class Columns {
    private Columns() {}

    /** Teaches a Jdbi to read and write instants as {@code timestamp with time zone}, in microseconds. */
    public static Jdbi prepare(Jdbi jdbi) {
        jdbi.registerArgument(new Instants());
        jdbi.registerColumnMapper(Instant.class, (ColumnMapper<Instant>) (row, column, context) -> {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        });
        return jdbi;
    }

    /** What both databases can keep: without NUL, and without halves of surrogate pairs. */
    public static @Nullable String text(@Nullable String value) {
        if (value == null) {
            return null;
        }
        StringBuilder kept = null;
        for (int at = 0; at < value.length(); at++) {
            if (unkeepable(value, at)) {
                if (kept == null) {
                    kept = new StringBuilder(value);
                }
                kept.setCharAt(at, '\uFFFD');
            }
        }
        return kept == null ? value : kept.toString();
    }

    static boolean unkeepable(String value, int at) {
        char one = value.charAt(at);
        if (Character.isHighSurrogate(one)) {
            return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        if (Character.isLowSurrogate(one)) {
            return at == 0 || !Character.isHighSurrogate(value.charAt(at - 1));
        }
        return one == 0;
    }

    /** SHA-256 of the UTF-8 text, 64 lower-case hex digits. */
    public static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static final class Instants extends AbstractArgumentFactory<Instant> {
        Instants() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime time = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            return (position, statement, context) -> statement.setObject(position, time);
        }
    }
}
